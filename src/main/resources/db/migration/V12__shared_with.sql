-- With whom a thing in a case was shared (R7, ADR 111).

-- What care parties do is a part of its own: who they are, which steps they have, and what they answered to nobody in
-- particular. Care is outside what the RIEC, the NLA and the coordinator ondermijning share, so it is not theirs, and
-- neither the KMar's nor the OM's.
alter table role_part drop constraint role_part_part_check;
alter table role_part add constraint role_part_part_check check (part in ('MELDING', 'MELDER', 'BETROKKENEN', 'ANTWOORDEN',
    'TIJDLIJN', 'ACTIES', 'OPVANG', 'ZORG', 'NOTITIES'));

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

-- Notes and contact moments (ADR 111). Who they are shared with is chosen for each of them, beside the author's own group.
create table case_note (
    id            uuid        primary key,
    dossier_id    uuid        not null references dossier,
    at            timestamptz not null,
    kind          text        not null constraint case_note_kind check (kind in ('notitie', 'telefoon', 'bezoek', 'mail')),
    text_enc      bytea       not null,
    care          boolean     not null, -- about care, so never for who need not know of that
    shared_with   text[]      not null, -- groups that it was shared with
    author        uuid        not null,
    author_group  text        not null
);
create index case_note_dossier on case_note (dossier_id, at);
comment on table case_note is 'signal';

-- whoever works on a case may write about it, and read what was shared with them
insert into role_part (role, scope, part)
select role, scope, 'NOTITIES' from role_part where scope = 'VOLLEDIG' and part = 'TIJDLIJN';

-- Facts that turned out otherwise after the report, or were not known then: what was, what is, who says so and when.
create table fact_change (
    id            uuid        primary key,
    seq           bigint      generated always as identity, -- several can fall in one tick of the clock
    dossier_id    uuid        not null references dossier,
    at            timestamptz not null,
    fact          text        not null constraint fact_change_fact check (fact in ('locatie', 'minderjarig', 'naam',
                                  'geboortejaar', 'geslacht', 'nationaliteit', 'bekend-bij')),
    person        integer     check (person > 0), -- which of the people, counted as they are shown
    old_enc       bytea,
    new_enc       bytea       not null,
    name_hash     text,
    author        uuid        not null,
    author_group  text        not null,
    constraint fact_change_of_person check ((person is null) = (fact in ('locatie', 'minderjarig')))
);
create index fact_change_dossier on fact_change (dossier_id, seq);
create index fact_change_name on fact_change (name_hash) where name_hash is not null;
comment on table fact_change is 'signal';
