-- Not every signal passes a municipality (B 6.2.1, 6.3, 8.3): aid organisations, schools, shelters, reception of asylum
-- seekers and police bring theirs straight to the region.
alter table organisation drop constraint organisation_kind_check;
alter table organisation add constraint organisation_kind_check check (kind in ('gemeente', 'regio', 'politie', 'inspectie',
    'zorg', 'veiligthuis', 'riec', 'opvang', 'registratie', 'landelijk', 'beheer', 'hulporganisatie', 'onderwijs',
    'asielopvang', 'justitie'));

-- The organisation that brought the signal, as long as no municipality has it; null: it is the municipality's.
alter table dossier add column organisation text references organisation;
create index dossier_organisation on dossier (organisation) where organisation is not null;

create or replace view case_heading as select id as dossier_id, reference, municipality, region, organisation from dossier;

-- On what ground these share (R10). Like every row: a default to start from, until the region's officer has confirmed it.
alter table legal_basis drop constraint legal_basis_from_kind;
alter table legal_basis add constraint legal_basis_from_kind check (from_kind in ('*', 'gemeente', 'regio', 'politie',
    'inspectie', 'zorg', 'veiligthuis', 'riec', 'opvang', 'registratie', 'landelijk', 'beheer', 'hulporganisatie',
    'onderwijs', 'asielopvang', 'justitie'));
-- no task of public interest of their own, and no partner in the covenant of the Zorg- en Veiligheidshuis
insert into legal_basis (from_kind, to_role, basis)
select kind, to_role, 'avg-6-1-f'
from legal_basis, unnest(array['hulporganisatie', 'onderwijs']) kind
where from_kind = '*' and basis in ('avg-6-1-e', 'convenant-zvh');
insert into legal_basis (from_kind, to_role, basis) values
    ('asielopvang', 'ketenregisseur',  'avg-6-1-e'),
    ('asielopvang', 'zorgcoordinator', 'avg-6-1-e'),
    ('justitie',    'ketenregisseur',  'wjsg-39f'),
    ('justitie',    'zorgcoordinator', 'wjsg-39f');

-- A triage may ask the chain director of another region one question (B 8.3). In the own region that role also reads along
-- and judges, so a question from elsewhere is a scope of its own: who it is about, and in codes what.
alter table party drop constraint party_scope_check;
alter table party add constraint party_scope_check check (scope in ('VOLLEDIG', 'VRAAG', 'NAVRAAG', 'ONTVANGST'));
alter table role_part drop constraint role_part_scope_check;
alter table role_part add constraint role_part_scope_check check (scope in ('VOLLEDIG', 'VRAAG', 'NAVRAAG', 'ONTVANGST'));
insert into role_part (role, scope, part)
select role, 'NAVRAAG', part from unnest(array['ketenregisseur', 'landelijk']) role, unnest(array['KERN', 'BETROKKENEN']) part;
