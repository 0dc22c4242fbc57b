-- With whom a thing in a case was shared (R7, ADR 111).

-- What care parties do is a part of its own: who they are, which steps they have, and what they answered to nobody in
-- particular. Care is outside what the RIEC, the NLA and the coordinator ondermijning share, so it is not theirs, and
-- neither the KMar's nor the OM's.
alter table role_part drop constraint role_part_part_check;
alter table role_part add constraint role_part_part_check check (part in ('MELDING', 'MELDER', 'BETROKKENEN', 'ANTWOORDEN',
    'TIJDLIJN', 'ACTIES', 'OPVANG', 'ZORG'));

insert into role_part (role, scope, part)
select role, 'VOLLEDIG', 'ZORG'
from unnest(array['aandachtsfunctionaris', 'ketenregisseur', 'landelijk', 'procesregisseur', 'gebiedsteam',
                  'zorgcoordinator', 'tmm', 'veiligthuis']) role;
insert into role_part (role, scope, part) values ('ketenregisseur', 'VRAAG', 'ZORG');

-- An action is seen in full by who it was shared with, who does it and who agreed on it.
alter table agreed_action add column share text[] not null default '{}'; -- roles that may read it
alter table agreed_action add column agreed_by text;
-- what the form said when these were agreed on; by whom they were is not known any more
update agreed_action set share = '{ketenregisseur,zorgcoordinator,tmm}';
alter table agreed_action alter column share drop default;

-- What care parties do can be opened for a night, as everything but who reported.
alter table emergency_access drop constraint emergency_never_the_reporter;
alter table emergency_access add constraint emergency_never_the_reporter check (
    parts <@ array['MELDING', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES', 'OPVANG', 'ZORG']);
