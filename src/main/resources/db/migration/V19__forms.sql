-- Forms of exploitation as data with a source, the statute beside the covenants, and what a report can say (ADR 117).

-- A form of exploitation, or a sub-form of one. A row is never taken away: a case keeps the words that it was reported in. Who
-- adds a form without a parent adds it here, with its routes in routering.dmn; a sub-form is added on a screen.
create table exploitation_form (
    code          text     primary key check (code ~ '^[a-z0-9-]{1,60}$'),
    parent        text     references exploitation_form,
    label         text     not null check (length(label) between 1 and 100),
    explanation   text     not null default '' check (length(explanation) <= 300),
    source        text     not null check (length(source) between 1 and 300),
    region        text     references region, -- null: for the whole country
    position      integer  not null default 100,
    active_from   date     not null,
    active_until  date     check (active_until >= active_from), -- the first day on which it cannot be chosen any more
    added_by      uuid     references person,
    -- a region adds under a form, never beside it: the routes are those of the form
    constraint exploitation_form_of_region check (region is null or parent is not null)
);
create index exploitation_form_parent on exploitation_form (parent);
create index exploitation_form_region on exploitation_form (region);
create index exploitation_form_added_by on exploitation_form (added_by);
comment on table exploitation_form is 'signal';

insert into exploitation_form (code, label, explanation, source, position, active_from) values
    ('seksueel', 'Seksuele uitbuiting',
     'Iemand moet seks hebben voor geld, of wordt onder druk gezet met naaktfoto’s of voor een webcam.',
     'Wetboek van Strafrecht, artikel 273f', 1, '2005-01-01'),
    ('arbeid', 'Arbeidsuitbuiting',
     'Iemand werkt veel te lang voor weinig of geen geld, slaapt slecht en kan niet zomaar weg.',
     'Wetboek van Strafrecht, artikel 273f', 2, '2005-01-01'),
    ('crimineel', 'Criminele uitbuiting',
     'Iemand moet stelen, bedelen, drugs brengen, of een rekening of naam uitlenen.',
     'Wetboek van Strafrecht, artikel 273f; Richtlijn 2011/36/EU, artikel 2 lid 3', 3, '2011-04-15'),
    ('orgaan', 'Gedwongen een orgaan afstaan', 'Iemand moet bijvoorbeeld een nier afstaan.',
     'Wetboek van Strafrecht, artikel 273f', 4, '2005-01-01'),
    ('draagmoederschap', 'Uitbuiting van draagmoederschap',
     'Iemand moet een kind krijgen voor een ander en kan niet zelf kiezen.',
     'Richtlijn 2011/36/EU, artikel 2 lid 3, zoals gewijzigd door Richtlijn (EU) 2024/1712', 5, '2024-07-14'),
    ('gedwongen-huwelijk', 'Gedwongen huwelijk', 'Iemand moet trouwen of getrouwd blijven en kan daar niet weg.',
     'Richtlijn 2011/36/EU, artikel 2 lid 3, zoals gewijzigd door Richtlijn (EU) 2024/1712', 6, '2024-07-14'),
    ('illegale-adoptie', 'Illegale adoptie', 'Een kind wordt afgestaan of meegenomen tegen de regels, vaak voor geld.',
     'Richtlijn 2011/36/EU, artikel 2 lid 3, zoals gewijzigd door Richtlijn (EU) 2024/1712', 7, '2024-07-14'),
    ('onbekend', 'Iets anders, of ik weet het niet', 'Dat geeft niet. Wij zoeken het uit.',
     'Onbekend is ook een antwoord', 1000, '2005-01-01');

-- On what ground a case is shared: several bases may hold beside each other, in the order of position, and they differ per
-- purpose and by the kind of organisation at which the receiving role works: who looks along does so on the basis of its
-- host, a Zorg- en Veiligheidshuis ('regio') or a RIEC.
alter table legal_basis drop constraint legal_basis_pkey;
alter table legal_basis add column id bigint generated always as identity primary key;
alter table legal_basis add column to_kind text not null default '*' constraint legal_basis_to_kind check (to_kind in ('*',
    'gemeente', 'regio', 'politie', 'inspectie', 'zorg', 'veiligthuis', 'riec', 'opvang', 'registratie', 'landelijk', 'beheer',
    'hulporganisatie', 'onderwijs', 'asielopvang', 'justitie'));
alter table legal_basis add column purpose text not null default '*' check (purpose ~ '^([*]|[a-z0-9-]{1,60})$');
alter table legal_basis add column position integer not null default 1 check (position > 0);
alter table legal_basis drop column validated;
alter table legal_basis add constraint legal_basis_once unique (to_role, from_kind, to_kind, purpose, position);

-- The statute (Wet gegevensverwerking door samenwerkingsverbanden, Stb. 2024, 380) beside the covenants.
insert into legal_basis (from_kind, to_role, to_kind, purpose, position, basis) values
    ('*',       'ketenregisseur',  '*',    '*',         2, 'wgs-zvh'),
    ('*',       'zorgcoordinator', '*',    '*',         2, 'wgs-zvh'),
    ('*',       'riec',            '*',    '*',         2, 'wgs-riec'),
    ('politie', 'ketenregisseur',  '*',    '*',         2, 'wgs-zvh'),
    ('politie', 'zorgcoordinator', '*',    '*',         2, 'wgs-zvh'),
    ('politie', 'riec',            '*',    '*',         2, 'wgs-riec'),
    ('*',       'ketenregisseur',  'riec', '*',         1, 'convenant-riec'),
    ('*',       'ketenregisseur',  'riec', '*',         2, 'wgs-riec'),
    ('politie', 'ketenregisseur',  'riec', '*',         1, 'wpg-20'),
    ('politie', 'ketenregisseur',  'riec', '*',         2, 'wgs-riec'),
    ('*',       'ketenregisseur',  '*',    'ontvangst', 1, 'convenant-zvh'),
    ('*',       'ketenregisseur',  '*',    'ontvangst', 2, 'wgs-zvh'),
    ('*',       'ketenregisseur',  'riec', 'ontvangst', 1, 'convenant-riec'),
    ('*',       'ketenregisseur',  'riec', 'ontvangst', 2, 'wgs-riec'),
    ('*',       'zorgcoordinator', '*',    'ontvangst', 1, 'convenant-zvh'),
    ('*',       'zorgcoordinator', '*',    'ontvangst', 2, 'wgs-zvh');

-- What data protection officers said of each row, only ever added to: the last word of an organisation counts for it. Nobody said
-- anything of a row yet; sharing does not wait for it.
create table legal_basis_check (
    id            bigint       generated always as identity primary key,
    basis         bigint       not null references legal_basis,
    organisation  text         not null references organisation,
    person        uuid         not null references person,
    at            timestamptz  not null,
    valid         boolean      not null
);
create index legal_basis_check_basis on legal_basis_check (basis, organisation, id desc);
create index legal_basis_check_organisation on legal_basis_check (organisation);
create index legal_basis_check_person on legal_basis_check (person);
comment on table legal_basis_check is 'access';

-- Which other bases held beside the first one.
alter table disclosure add column beside text[] not null default '{}';

-- What a report can say besides. Not asked is no answer, and "onbekend" is one (R11): of reports from before it is not known
-- which of the two it was. Where it is online is case data like the place; the municipalities are those of the place (dossier)
-- besides: where the person lives, was recruited, is exploited as well.
alter table report drop constraint report_minor;
alter table report add constraint report_minor check (minor in ('ja', 'twijfel', 'nee', 'onbekend', 'niet-gevraagd'));
alter table report drop constraint report_reporting_code_duty;
alter table report add constraint report_reporting_code_duty check (reporting_code_duty in ('ja', 'nee', 'onbekend',
    'niet-gevraagd'));
alter table report add column about_self text not null default 'niet-gevraagd' constraint report_about_self check (about_self in
    ('ja', 'nee', 'niet-gevraagd'));
alter table report add column online_enc bytea;
alter table report add column lives_in text[] not null default '{}';
alter table report add column recruited_in text[] not null default '{}';
alter table report add column exploited_in text[] not null default '{}';

-- The municipality helps to look for a place (N 3.4): whoever does so reads what the place must have, and nothing else.
alter table party drop constraint party_scope_check;
alter table party add constraint party_scope_check check (scope in ('VOLLEDIG', 'VRAAG', 'NAVRAAG', 'ONTVANGST', 'CRITERIA'));
alter table role_part drop constraint role_part_scope_check;
alter table role_part add constraint role_part_scope_check check (scope in ('VOLLEDIG', 'VRAAG', 'NAVRAAG', 'ONTVANGST', 'CRITERIA'));
insert into role_part (role, scope, part)
select role, 'CRITERIA', 'OPVANG' from unnest(array['wmo', 'aandachtsfunctionaris', 'ketenregisseur', 'landelijk']) role;
insert into legal_basis (from_kind, to_role, basis) values ('*', 'wmo', 'avg-6-1-e');
