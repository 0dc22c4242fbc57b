-- Shelter placement (process 2). Columns whose name ends in _enc hold encrypted personal data.
create extension if not exists btree_gist with schema public;

-- The questions about contra-indications: data, so that a region can word them anew (domain.md, process 2).
create table criterion (
    code            text     primary key check (code ~ '^[a-z-]{1,40}$'),
    position        smallint not null unique,
    question        text     not null,
    answer_type     text     not null check (answer_type in ('JA_NEE', 'GETAL', 'NIVEAU', 'KEUZE', 'GEBIED', 'WENS',
                                                             'SYSTEEM')),
    kind            text     not null check (kind in ('hard', 'onderhandelbaar', 'route')),
    measure         text,
    -- what holds for a bed of which the profile says nothing
    default_stance  text     not null check (default_stance in ('accepteert', 'onderhandelbaar', 'uitgesloten', 'elders')),
    -- whether it is also asked of everybody who comes along
    per_companion   boolean  not null default false
);

-- The 25 criteria of domain.md, process 2, as they are asked: safety first, never a label.
insert into criterion (position, code, answer_type, kind, default_stance, per_companion, question, measure) values
    (1,  'minderjarig',           'JA_NEE',  'hard',            'accepteert',      false, 'Is de persoon jonger dan 18 jaar?', 'Overleg met Veilig Thuis over een plek voor minderjarigen.'),
    (2,  'woonvorm',              'KEUZE',   'hard',            'uitgesloten',     false, 'In welke woonvorm voelt de persoon zich veilig?', null),
    (3,  'kinderen',              'GETAL',   'hard',            'accepteert',      false, 'Hoeveel kinderen komen er mee?', 'Spreek af wat de kinderen nodig hebben.'),
    (4,  'zwangerschap',          'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Is de persoon zwanger?', 'Regel een verloskundige.'),
    (5,  'middelengebruik',       'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Gebruikt de persoon iets waar wij vannacht rekening mee moeten houden?', 'Spreek huisregels af over gebruik.'),
    (6,  'psychose',              'JA_NEE',  'hard',            'accepteert',      false, 'Is de persoon nu zichtbaar in de war?', 'Laat de crisisdienst eerst meekijken.'),
    (7,  'veilig-met-zichzelf',   'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Is er vannacht gevaar dat de persoon zichzelf iets aandoet?', 'Maak samen een veiligheidsplan voor de nacht.'),
    (8,  'medicatie',             'JA_NEE',  'onderhandelbaar', 'accepteert',      true,  'Zijn er medicijnen die door moeten gaan?', 'De begeleiding bewaart de medicijnen.'),
    (9,  'uitleg',                'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Heeft de persoon extra uitleg nodig om iets goed te begrijpen?', 'Leg uit in korte stappen en vraag of het duidelijk is.'),
    (10, 'geweldsincident',       'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Was er kort geleden een voorval met geweld door de persoon, met een datum?', 'Bespreek het voorval en maak afspraken.'),
    (11, 'seksueel-brandrisico',  'JA_NEE',  'hard',            'accepteert',      false, 'Ziet een hulpverlener een risico op brandstichting of seksueel geweld door de persoon?', 'Overleg met die hulpverlener.'),
    (12, 'dreiging',              'NIVEAU',  'hard',            'uitgesloten',     false, 'Hoe groot is de dreiging?', 'Neem extra maatregelen voor de veiligheid.'),
    (13, 'mijdgebied',            'GEBIED',  'hard',            'uitgesloten',     false, 'Waar mag de persoon niet komen?', null),
    (14, 'bekende-aanwezig',      'SYSTEEM', 'hard',            'uitgesloten',     false, 'Verblijft er al een bekende van de persoon?', null),
    (15, 'telefoon-tracker',      'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Kan iemand de persoon volgen, via de telefoon of een tracker?', 'Zet de telefoon uit en laat hem nakijken.'),
    (16, 'verblijfsstatus',       'KEUZE',   'route',           'accepteert',      false, 'Welke verblijfsstatus heeft de persoon?', 'Regel eerst wie het verblijf betaalt.'),
    (17, 'regiobinding',          'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Hoort de persoon bij een andere regio?', 'Wie betaalt, zoeken wij daarna uit. Dat houdt deze nacht niet tegen.'),
    (18, 'politie-medewerking',   'SYSTEEM', 'route',           'accepteert',      false, 'Deze vraag stellen wij niet: hulp mag niet afhangen van meewerken met de politie.', null),
    (19, 'mobiliteit',            'JA_NEE',  'hard',            'accepteert',      true,  'Is er hulp nodig bij het lopen, of medische zorg?', 'Regel een kamer beneden of thuiszorg.'),
    (20, 'infectieziekte',        'JA_NEE',  'onderhandelbaar', 'accepteert',      true,  'Heeft een arts vastgesteld dat er iets besmettelijks is?', 'Volg de raad van de arts of de GGD.'),
    (21, 'taal',                  'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Is er een tolk nodig?', 'Bel een tolk.'),
    (22, 'toezicht',              'JA_NEE',  'onderhandelbaar', 'accepteert',      true,  'Is er elke dag toezicht nodig?', 'Spreek af wie er elke dag langskomt.'),
    (23, 'huisdier',              'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Komt er een dier mee?', 'Regel een opvangplek voor het dier.'),
    (24, 'eerder-geweigerd',      'SYSTEEM', 'onderhandelbaar', 'onderhandelbaar', false, 'Is de persoon hier eerder geweigerd?', 'Vraag de opvang naar de datum en de reden van toen.'),
    (25, 'eigen-wens',            'WENS',    'hard',            'uitgesloten',     false, 'Waar wil de persoon zelf niet naartoe?', null);

-- The houses of a shelter; what is fixed about the building stands here, what the shelter decides stands in its profile.
create table shelter_location (
    id              uuid     primary key,
    organisation    text     not null references organisation,
    name            text     not null,
    municipality    text     not null references organisation,
    region          text     references region,
    kind            text     not null check (kind in ('noodbed', 'vrouwenopvang', 'mannenopvang', 'categorale-opvang',
                                                      'maatschappelijke-opvang', 'omm', 'cosm', 'hotel')),
    living          text     not null check (living in ('vrouwen', 'mannen', 'gemengd', 'alleen')),
    security_level  smallint not null check (security_level between 0 and 3),
    revision        bigint   not null default 0
);
create index shelter_location_organisation on shelter_location (organisation);
create index shelter_location_municipality on shelter_location (municipality);
create index shelter_location_region on shelter_location (region) where region is not null;

create table bed (
    id              uuid     primary key,
    location        uuid     not null references shelter_location,
    label           text     not null,
    places          smallint not null check (places between 1 and 12),
    status          text     not null check (status in ('vrij', 'vastgehouden', 'bezet', 'gesloten')),
    occupied_until  timestamptz,
    confirmed_at    timestamptz,
    confirmed_by    uuid,
    revision        bigint   not null default 0,
    unique (location, label)
);

-- What is remembered of beds on a node holds as long as the number of rows and the sum of their revisions stay the
-- same: both only grow, and reading them locks nobody.
create function next_revision() returns trigger language plpgsql as $$
begin
    new.revision := old.revision + 1;
    return new;
end
$$;
create trigger shelter_location_revision before update on shelter_location
    for each row execute function next_revision();
create trigger bed_revision before update on bed for each row execute function next_revision();

-- What a shelter says about a criterion, from a day on: for the organisation, a location or one bed. A line is never
-- changed; the newest that is valid counts. No stance: from then on the wider level counts again.
create table profile_line (
    id            bigint generated always as identity primary key,
    organisation  text        not null references organisation,
    location      uuid        references shelter_location,
    bed           uuid        references bed,
    criterion     text        not null references criterion,
    stance        text        check (stance in ('accepteert', 'onderhandelbaar', 'uitgesloten', 'elders')),
    measure       text,
    choices       text[]      not null default '{}',
    valid_from    timestamptz not null,
    made_at       timestamptz not null,
    made_by       uuid        not null,
    check (location is null or bed is null)
);
create index profile_line_organisation on profile_line (organisation, criterion, valid_from);
create index profile_line_location on profile_line (location) where location is not null;
create index profile_line_bed on profile_line (bed) where bed is not null;
create index profile_line_criterion on profile_line (criterion);

-- A search for a place, always within a dossier.
create table placement (
    id            uuid        primary key,
    dossier_id    uuid        not null references dossier,
    reference     text        not null,
    municipality  text        not null,
    begun_at      timestamptz not null,
    begun_by      uuid        not null,
    rung          text        not null default 'opvang'
                  constraint placement_rung check (rung in ('opvang', 'noodbed', 'andere-regio', 'omm', 'cosm', 'hotel')),
    ended_at      timestamptz,
    outcome       text        constraint placement_outcome check (outcome in ('geplaatst-en-veilig', 'eigen-plek',
                                  'doorverwezen', 'wil-geen-opvang', 'geen-plek', 'vertrokken')),
    -- when everything around it is done too, its route is at its end: a case that waits for it may close
    settled_at    timestamptz,
    check ((ended_at is null) = (outcome is null))
);
create unique index placement_open on placement (dossier_id) where ended_at is null;
-- the searches of a case, whether they run or not
create index placement_dossier on placement (dossier_id, begun_at);
create index placement_begun on placement (begun_at);

-- What is needed; each talk makes a new version. Answers are about a person.
create table placement_need (
    id         uuid        primary key,
    placement  uuid        not null references placement,
    version    int         not null,
    at         timestamptz not null,
    author     uuid        not null,
    need_enc   bytea       not null,
    unique (placement, version)
);

-- To recognise, yes or no, that the same person is known elsewhere; only this installation can make these hashes.
create table placement_person (
    placement  uuid not null references placement,
    name_hash  text not null,
    primary key (placement, name_hash)
);
create index placement_person_name on placement_person (name_hash);

create table proposal (
    id             uuid        primary key,
    placement      uuid        not null references placement,
    round          int         not null,
    position       int         not null,
    bed            uuid        not null references bed,
    group_id       text        not null,
    state          text        not null check (state in ('open', 'toegezegd', 'afgewezen', 'geen-antwoord', 'ingetrokken')),
    rung           text        not null
                   constraint proposal_rung check (rung in ('opvang', 'noodbed', 'andere-regio', 'omm', 'cosm', 'hotel')),
    at             timestamptz not null,
    by             uuid        not null,
    explained_enc  bytea       not null, -- the explanation as it was then, with why a step of the ladder was taken
    answered_at    timestamptz,
    answered_by    uuid,
    declined_by    text        check (declined_by in ('persoon', 'opvang')),
    criterion      text        references criterion,
    answer_enc     bytea,                -- conditions, or why not
    unique (placement, round, position),
    unique (placement, round, bed)
);
create index proposal_group on proposal (group_id) where state = 'open';
create index proposal_bed on proposal (bed);
create index proposal_criterion on proposal (criterion) where criterion is not null;

insert into allowed_transition (subject, from_status, to_status) values
    ('voorstel', 'open', 'toegezegd'),
    ('voorstel', 'open', 'afgewezen'),
    ('voorstel', 'open', 'geen-antwoord'),
    ('voorstel', 'open', 'ingetrokken'),
    ('voorstel', 'toegezegd', 'afgewezen'),
    ('voorstel', 'toegezegd', 'ingetrokken');
create trigger allowed_transition before update of state on proposal
    for each row when (old.state is distinct from new.state)
    execute function refuse_other_transitions('voorstel', 'state');

-- A bed that is promised to somebody: held, confirmed or lived in. R5 is here: whatever the code does, no two of them
-- can overlap. Nobody knows beforehand when a stay ends, so the period is open until somebody leaves.
create table bed_promise (
    id                    uuid        primary key,
    bed                   uuid        not null references bed,
    placement             uuid        not null references placement,
    proposal              uuid        references proposal,
    during                tstzrange   not null check (not isempty(during)),
    state                 text        not null check (state in ('held', 'confirmed', 'occupied', 'released', 'expired',
                                                                'ended')),
    expires_at            timestamptz not null,
    made_at               timestamptz not null,
    made_by               uuid        not null,
    changed_at            timestamptz not null,
    changed_by            uuid        not null,
    reason                text,
    -- both sides of an arrival: who wrote down that the shelter said it by phone, and that the shelter confirmed it itself
    arrival_said_by       uuid,
    arrival_said_at       timestamptz,
    arrival_confirmed_by  uuid,
    arrival_confirmed_at  timestamptz,
    constraint one_bed_one_person exclude using gist (bed with =, during with &&)
        where (state in ('held', 'confirmed', 'occupied')),
    constraint arrival_said check ((arrival_said_by is null) = (arrival_said_at is null)),
    constraint arrival_confirmed check ((arrival_confirmed_by is null) = (arrival_confirmed_at is null))
);
create index bed_promise_due on bed_promise (expires_at) where state = 'held';
create index bed_promise_placement on bed_promise (placement, made_at);
create index bed_promise_bed on bed_promise (bed);
create index bed_promise_proposal on bed_promise (proposal) where proposal is not null;

insert into allowed_transition (subject, from_status, to_status) values
    ('toezegging', 'held', 'confirmed'),
    ('toezegging', 'held', 'occupied'),
    ('toezegging', 'held', 'released'),
    ('toezegging', 'held', 'expired'),
    ('toezegging', 'confirmed', 'occupied'),
    ('toezegging', 'confirmed', 'released'),
    ('toezegging', 'confirmed', 'ended'),
    ('toezegging', 'occupied', 'ended');
create trigger allowed_transition before update of state on bed_promise
    for each row when (old.state is distinct from new.state)
    execute function refuse_other_transitions('toezegging', 'state');

create view promised_bed as
    select id, bed, placement, state, lower(during) as since, expires_at from bed_promise;

-- Every time that somebody is kept out of a place: which criterion, and whose choice it was. Codes only. This is the
-- evidence of what the field lacks (Bureau Beke, section 8.3).
create table refusal (
    id            uuid        primary key,
    placement     uuid        not null references placement,
    organisation  text        not null references organisation,
    shelter_kind  text        not null
                  constraint refusal_shelter_kind check (shelter_kind in ('noodbed', 'vrouwenopvang', 'mannenopvang',
                      'categorale-opvang', 'maatschappelijke-opvang', 'omm', 'cosm', 'hotel')),
    region        text,
    criterion     text        references criterion,
    whose         text        not null check (whose in ('toets', 'opvang', 'persoon', 'geen-antwoord')),
    at            timestamptz not null
);
create unique index refusal_once on refusal (placement, organisation, shelter_kind, coalesce(criterion, ''), whose);
create index refusal_at on refusal (at);
create index refusal_organisation on refusal (organisation);
create index refusal_criterion on refusal (criterion) where criterion is not null;

-- A shelter that was called, not asked through its task, and said no: it is not asked again for this person, and it
-- counts as any other refusal. No bed: the shelter as a whole.
create table phone_refusal (
    id            uuid        primary key,
    placement     uuid        not null references placement,
    organisation  text        not null references organisation,
    bed           uuid        references bed,
    criterion     text        references criterion,
    at            timestamptz not null,
    by            uuid        not null
);
create index phone_refusal_placement on phone_refusal (placement);
create index phone_refusal_organisation on phone_refusal (organisation);
create index phone_refusal_bed on phone_refusal (bed) where bed is not null;
create index phone_refusal_criterion on phone_refusal (criterion) where criterion is not null;

-- Roughly where municipalities lie, to keep somebody far from an area to avoid; a municipality that is not here is
-- compared by its region. Filled before the municipalities themselves, so without a reference.
create table municipality_centre (
    municipality  text          primary key,
    latitude      numeric(5, 2) not null,
    longitude     numeric(5, 2) not null
);

-- centre of the municipality, to about five kilometres
insert into municipality_centre (municipality, latitude, longitude)
select code, latitude, longitude
from (values ('GM0267', 52.20, 5.48), ('GM0203', 52.14, 5.59), ('GM0228', 52.05, 5.67), ('GM0279', 52.08, 5.49),
             ('GM0289', 51.97, 5.66), ('GM0361', 52.63, 4.75), ('GM0034', 52.37, 5.22), ('GM0307', 52.16, 5.39),
             ('GM0363', 52.37, 4.90), ('GM0200', 52.21, 5.97), ('GM0202', 51.98, 5.91), ('GM0106', 52.99, 6.56),
             ('GM0758', 51.59, 4.78), ('GM0503', 52.01, 4.36), ('GM0150', 52.25, 6.16), ('GM0505', 51.81, 4.67),
             ('GM0772', 51.44, 5.48), ('GM0114', 52.78, 6.90), ('GM0153', 52.22, 6.89), ('GM0233', 52.30, 5.62),
             ('GM0513', 52.01, 4.71), ('GM0014', 53.22, 6.57), ('GM0392', 52.38, 4.64), ('GM0794', 51.48, 5.66),
             ('GM0164', 52.27, 6.79), ('GM0402', 52.22, 5.18), ('GM0080', 53.20, 5.80), ('GM0546', 52.16, 4.49),
             ('GM0995', 52.51, 5.47), ('GM0935', 50.85, 5.69), ('GM0687', 51.50, 3.61), ('GM0268', 51.84, 5.86),
             ('GM0828', 51.77, 5.52), ('GM0273', 52.26, 5.61), ('GM0274', 51.98, 5.78), ('GM0340', 51.96, 5.57),
             ('GM0599', 51.92, 4.48), ('GM0518', 52.08, 4.31), ('GM0855', 51.56, 5.09), ('GM0344', 52.09, 5.12),
             ('GM0345', 52.03, 5.55), ('GM0983', 51.37, 6.17), ('GM0479', 52.44, 4.83), ('GM0193', 52.51, 6.09)
     ) centre (code, latitude, longitude);

comment on table criterion is 'placement';
comment on table shelter_location is 'placement';
comment on table bed is 'placement';
comment on table profile_line is 'placement';
comment on table placement is 'placement';
comment on table placement_need is 'placement';
comment on table placement_person is 'placement';
comment on table proposal is 'placement';
comment on table bed_promise is 'placement';
comment on view promised_bed is 'placement';
comment on table refusal is 'placement';
comment on table phone_refusal is 'placement';
comment on table municipality_centre is 'placement';
