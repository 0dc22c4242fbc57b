-- Who takes part in a case, for which step, and for how long. A group may be in for several steps at once.
create table party (
    id            uuid        primary key,
    dossier       uuid        not null,
    role          text        not null,
    organisation  text        not null references organisation,
    group_id      text        not null generated always as (role || '@' || organisation) stored,
    scope         text        not null check (scope in ('VOLLEDIG', 'VRAAG')),
    step          text        not null check (step ~ '^[a-z0-9-]{1,60}$'),
    since         timestamptz not null,
    until         timestamptz check (until >= since)
);
create unique index party_once on party (dossier, group_id, scope, step) where until is null;
create index party_open on party (group_id, dossier) where until is null;
create index party_dossier on party (dossier, since);

-- What a role may see once its group takes part (R7). Default deny: what does not stand here is not shown.
create table role_part (
    role   text not null,
    scope  text not null check (scope in ('VOLLEDIG', 'VRAAG')),
    part   text not null check (part in ('MELDING', 'MELDER', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES')),
    primary key (role, scope, part)
);

insert into role_part (role, scope, part)
select role, 'VOLLEDIG', part
from unnest(array['aandachtsfunctionaris', 'ketenregisseur', 'landelijk']) role,
     unnest(array['MELDING', 'MELDER', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES']) part;

-- Works on the case, but need not know who reported it: a reporter may be in danger too.
insert into role_part (role, scope, part)
select role, 'VOLLEDIG', part
from unnest(array['ondermijning', 'procesregisseur', 'gebiedsteam', 'zorgcoordinator', 'tmm', 'nla', 'kmar', 'om',
                  'veiligthuis']) role,
     unnest(array['MELDING', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES']) part;

-- The RIEC is not a care table: what is known about the people involved and what care partners answered stays outside
-- (care parties do not fall under its covenant).
insert into role_part (role, scope, part)
select 'riec', 'VOLLEDIG', part from unnest(array['MELDING', 'TIJDLIJN', 'ACTIES']) part;

-- A partner with one question sees what it needs to answer it, not what others answered or who reported.
insert into role_part (role, scope, part)
select role, 'VRAAG', part
from unnest(array['aandachtsfunctionaris', 'ondermijning', 'procesregisseur', 'gebiedsteam', 'zorgcoordinator', 'tmm',
                  'nla', 'kmar', 'om', 'veiligthuis', 'landelijk']) role,
     unnest(array['MELDING', 'BETROKKENEN']) part;
insert into role_part (role, scope, part) values ('riec', 'VRAAG', 'MELDING');

-- The second reader judges whether stopping is right, so sees what the proposer saw.
insert into role_part (role, scope, part)
select 'ketenregisseur', 'VRAAG', part
from unnest(array['MELDING', 'MELDER', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES']) part;

-- On what ground a kind of organisation shares a case with a role elsewhere (R10), and how long the record of it is
-- kept; from_kind '*' holds for every kind without a row of its own. "validated" is false until the data protection
-- officer of the region has confirmed the row: the sources name the covenants of the RIEC and the Zorg- en
-- Veiligheidshuis and the police data decree (for CoMensha); the rest is a default to start from.
create table legal_basis (
    from_kind         text    not null,
    to_role           text    not null,
    basis             text    not null check (basis ~ '^[a-z0-9.-]{1,40}$'),
    retention_months  int     not null default 60 check (retention_months > 0),
    validated         boolean not null default false,
    primary key (from_kind, to_role)
);

insert into legal_basis (from_kind, to_role, basis) values
    ('*', 'aandachtsfunctionaris', 'avg-6-1-e'),
    ('*', 'ondermijning',          'avg-6-1-e'),
    ('*', 'procesregisseur',       'avg-6-1-e'),
    ('*', 'gebiedsteam',           'avg-6-1-e'),
    ('*', 'centrumgemeente',       'avg-6-1-e'),
    ('*', 'ketenregisseur',        'convenant-zvh'),
    ('*', 'zorgcoordinator',       'convenant-zvh'),
    ('*', 'tmm',                   'avg-6-1-e'),
    ('*', 'kmar',                  'avg-6-1-e'),
    ('*', 'om',                    'avg-6-1-e'),
    ('*', 'nla',                   'avg-6-1-e'),
    ('*', 'veiligthuis',           'wmo-5.2.6'),
    ('*', 'riec',                  'convenant-riec'),
    ('*', 'opvang',                'avg-6-1-d'),
    ('*', 'piket',                 'avg-6-1-d'),
    ('*', 'comensha',              'toestemming'),
    ('*', 'landelijk',             'avg-6-1-e'),
    ('politie', 'aandachtsfunctionaris', 'wpg-16'),
    ('politie', 'om',                    'wpg-16'),
    ('politie', 'ketenregisseur',        'wpg-20'),
    ('politie', 'zorgcoordinator',       'wpg-20'),
    ('politie', 'riec',                  'wpg-20'),
    ('politie', 'comensha',              'bpg');

-- Each time a case is shared with another organisation. Codes only.
create table disclosure (
    id            uuid        primary key,
    dossier       uuid        not null,
    party         uuid        not null references party,
    from_org      text        not null references organisation,
    to_role       text        not null,
    to_org        text        not null references organisation,
    purpose       text        not null,
    basis         text        not null,
    parts         text        not null,
    at            timestamptz not null,
    retain_until  date        not null
);
create index disclosure_dossier on disclosure (dossier, at);
create index disclosure_retention on disclosure (retain_until);
