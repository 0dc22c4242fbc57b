-- What is needed and offered in a placement is a part of its own.
alter table role_part drop constraint role_part_part_check;
alter table role_part add constraint role_part_part_check
    check (part in ('MELDING', 'MELDER', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES', 'OPVANG'));

insert into role_part (role, scope, part)
select role, 'VOLLEDIG', 'OPVANG'
from unnest(array['zorgcoordinator', 'ketenregisseur', 'landelijk', 'piket', 'comensha', 'opvang']) role;

-- A shelter that is asked sees what its answer takes and nothing else of the case; the reading of a placement cuts that
-- down to the criteria that its own profile uses.
insert into role_part (role, scope, part) values ('opvang', 'VRAAG', 'OPVANG');
