-- The region looks along from the receipt on (B 6.5, bijlage 6-6): what is known in codes, and nothing that anybody wrote.
alter table party drop constraint party_scope_check;
alter table party add constraint party_scope_check check (scope in ('VOLLEDIG', 'VRAAG', 'ONTVANGST'));
alter table role_part drop constraint role_part_scope_check;
alter table role_part add constraint role_part_scope_check check (scope in ('VOLLEDIG', 'VRAAG', 'ONTVANGST'));
alter table role_part drop constraint role_part_part_check;
alter table role_part add constraint role_part_part_check check (part in ('MELDING', 'MELDER', 'BETROKKENEN', 'ANTWOORDEN',
    'TIJDLIJN', 'ACTIES', 'OPVANG', 'ZORG', 'NOTITIES', 'KERN'));
insert into role_part (role, scope, part)
select role, 'ONTVANGST', 'KERN' from unnest(array['ketenregisseur', 'zorgcoordinator', 'landelijk']) role;

-- How the field says that a case ended (B 6.3, 8.3).
alter table dossier drop constraint dossier_outcome;
alter table dossier add constraint dossier_outcome check (outcome in ('hulp-geregeld', 'strafrechtelijk-onderzoek',
    'bestuurlijke-maatregel', 'doorverwezen', 'geen-aanwijzingen', 'onvoldoende-informatie', 'dubbel',
    'hulp-niet-gewenst', 'andere-misstand', 'overgedragen-andere-regio', 'niet-vervolgd-gedwongen', 'op-afstand-volgen',
    'gekoppeld', 'ingetrokken', 'geen-opvang-gewenst', 'geen-plek', 'vertrokken'));
