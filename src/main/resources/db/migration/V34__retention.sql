-- What is kept leaves on time (ADR 126): how long each kind of thing stays and by which law, what a night proposes, who read and
-- who confirmed it, and what was destroyed. Nothing here says anything about a person; a case is known by its id.

-- How long. The newest row of a region and a rule counts, and 'landelijk' where a region has none. Only ever added to: what held
-- before can be read. A row that an officer wrote was validated by who wrote it; those of the migration were by nobody.
create table retention_term (
    id      bigint      generated always as identity primary key,
    region  text        not null default 'landelijk' check (region ~ '^[a-z0-9-]{1,40}$'),
    rule    text        not null constraint retention_term_rule check (rule in ('geen-grond', 'jeugd-geen-grond', 'zorg', 'jeugd',
                            'strafrecht', 'overig', 'melder', 'verstrekking', 'toegangslog')),
    -- null: each row says so itself
    amount  integer     check (amount between 1 and 600),
    unit    text        constraint retention_term_unit check (unit in ('weken', 'maanden', 'jaren')),
    source  text        not null check (length(source) between 1 and 300),
    by      uuid        references person,
    at      timestamptz,
    constraint retention_term_whole check ((amount is null) = (unit is null) and (by is null) = (at is null))
);
create index retention_term_newest on retention_term (region, rule, id desc);
create index retention_term_by on retention_term (by) where by is not null;
comment on table retention_term is 'retention';

insert into retention_term (rule, amount, unit, source) values
    ('geen-grond',        6, 'weken',   'AVG artikel 5 lid 1 onder e; Selectielijst gemeenten: zonder gevolg'),
    ('jeugd-geen-grond', 20, 'jaren',   'Jeugdwet artikel 7.3.8 lid 3, zolang de FG niet korter bepaalt'),
    ('zorg',             15, 'jaren',   'Wmo 2015 artikel 5.3.4 lid 1'),
    ('jeugd',            20, 'jaren',   'Jeugdwet artikel 7.3.8 lid 3'),
    ('strafrecht',        5, 'jaren',   'AVG artikel 5 lid 1 onder e en artikel 10; de politie bewaart zelf volgens de Wpg'),
    ('overig',            5, 'jaren',   'AVG artikel 5 lid 1 onder e; Wgs (Stb. 2024, 380)'),
    ('melder',            6, 'weken',   'AVG artikel 5 lid 1 onder e: na het einde van de terugkoppeling'),
    ('verstrekking',   null, null,      'AVG artikel 5 lid 2; per grondslag, zie de grondslagen voor delen'),
    ('toegangslog',       5, 'jaren',   'AVG artikel 5 lid 2 en artikel 32');

-- A case that stays whatever its term says, until a day: a complaint, a lawsuit, an inquiry.
create table legal_hold (
    id          uuid        primary key,
    dossier_id  uuid        not null references dossier,
    reason_enc  bytea       not null,
    until       date        not null,
    by          uuid        not null references person,
    at          timestamptz not null,
    ended_by    uuid        references person,
    ended_at    timestamptz,
    constraint legal_hold_ended check ((ended_by is null) = (ended_at is null))
);
create unique index legal_hold_active on legal_hold (dossier_id) where ended_at is null;
create index legal_hold_dossier on legal_hold (dossier_id);
create index legal_hold_by on legal_hold (by);
create index legal_hold_ended_by on legal_hold (ended_by) where ended_by is not null;
comment on table legal_hold is 'retention';

-- What a night proposes for a region. It grows until an officer read it; who confirms it then confirms what was read.
create table destruction_batch (
    id            uuid        primary key,
    region        text        not null,
    state         text        not null default 'voorgesteld' constraint destruction_batch_state
                              check (state in ('voorgesteld', 'gelezen', 'bevestigd', 'klaar')),
    proposed_at   timestamptz not null,
    read_by       uuid        references person,
    read_at       timestamptz,
    confirmed_by  uuid        references person,
    confirmed_at  timestamptz,
    ended_at      timestamptz,
    -- how often it was told that somebody is waited for, and when last
    told          integer     not null default 0,
    told_at       timestamptz,
    constraint destruction_batch_read check ((state = 'voorgesteld') = (read_at is null) and (read_at is null) = (read_by is null)),
    constraint destruction_batch_confirmed check ((state in ('bevestigd', 'klaar')) = (confirmed_at is not null)
        and (confirmed_at is null) = (confirmed_by is null)),
    constraint destruction_batch_two_people check (confirmed_by <> read_by),
    constraint destruction_batch_ended check ((state = 'klaar') = (ended_at is not null))
);
create unique index destruction_batch_open on destruction_batch (region) where state = 'voorgesteld';
create index destruction_batch_region on destruction_batch (region, proposed_at desc);
create index destruction_batch_read_by on destruction_batch (read_by) where read_by is not null;
create index destruction_batch_confirmed_by on destruction_batch (confirmed_by) where confirmed_by is not null;
comment on table destruction_batch is 'retention';

create table destruction_item (
    id          uuid        primary key,
    batch       uuid        not null references destruction_batch,
    dossier_id  uuid        references dossier on delete set null,
    -- the whole case, or only how its reporter is reached
    part        text        not null constraint destruction_item_part check (part in ('zaak', 'melder')),
    rule        text        not null constraint destruction_item_rule check (rule in ('geen-grond', 'jeugd-geen-grond', 'zorg',
                                'jeugd', 'strafrecht', 'overig', 'melder')),
    due         date        not null,
    state       text        not null default 'voorgesteld' constraint destruction_item_state
                            check (state in ('voorgesteld', 'weg', 'blijft')),
    why_not     text        constraint destruction_item_why_not check (why_not in ('vastgehouden', 'loopt', 'te-vroeg',
                                'gekoppeld')),
    constraint destruction_item_stays check ((state = 'blijft') = (why_not is not null))
);
create unique index destruction_item_once on destruction_item (dossier_id, part) where state = 'voorgesteld';
create index destruction_item_dossier on destruction_item (dossier_id) where dossier_id is not null;
create index destruction_item_batch on destruction_item (batch, state);
comment on table destruction_item is 'retention';

-- That it was destroyed, by which rule, and who decided so. The reference is a keyed hash: who has the number can ask.
create table destruction_certificate (
    id              uuid        primary key,
    batch           uuid        not null references destruction_batch,
    case_id         uuid        not null, -- as the access log knows it; the case itself is gone
    reference_hash  text        not null check (reference_hash ~ '^[0-9a-f]{64}$'),
    region          text        not null,
    part            text        not null constraint destruction_certificate_part check (part in ('zaak', 'melder')),
    rule            text        not null,
    term            text        not null, -- what the rule said then, with its source
    due             date        not null,
    counts          text[]      not null, -- table=rows
    read_by         uuid        not null references person,
    confirmed_by    uuid        not null references person,
    at              timestamptz not null,
    constraint destruction_certificate_once unique (case_id, part)
);
create index destruction_certificate_batch on destruction_certificate (batch);
create index destruction_certificate_reference on destruction_certificate (reference_hash);
create index destruction_certificate_region on destruction_certificate (region, at desc);
create index destruction_certificate_read_by on destruction_certificate (read_by);
create index destruction_certificate_confirmed_by on destruction_certificate (confirmed_by);
comment on table destruction_certificate is 'retention';

-- That the night's proposal was made: one node does it, once a night.
create table retention_night (
    night  date        primary key, -- Dutch date
    at     timestamptz not null
);
comment on table retention_night is 'retention';

-- Figures of cases that are gone, so that received = open + ended still holds (R1). Form '' counts the case itself.
create table case_figure (
    month     text    not null check (month ~ '^\d{4}-\d{2}$'), -- in which it was received
    region    text    not null,
    form      text    not null,
    ended_as  text    not null,
    cases     integer not null check (cases > 0),
    primary key (month, region, form, ended_as)
);
comment on table case_figure is 'signal';

-- The same of who was kept out of a place: a line for each search, criterion and kind of shelter, without the search.
create table refusal_figure (
    id            bigint   generated always as identity primary key,
    month         text     not null check (month ~ '^\d{4}-\d{2}$'),
    region        text     not null,
    criterion     text     not null,
    shelter_kind  text     not null constraint refusal_figure_shelter_kind check (shelter_kind in ('noodbed', 'vrouwenopvang',
                      'mannenopvang', 'categorale-opvang', 'maatschappelijke-opvang', 'omm', 'cosm', 'hotel', 'gemeente')),
    nights        integer  not null,
    hours_to_bed  integer
);
create index refusal_figure_month on refusal_figure (month);
comment on table refusal_figure is 'placement';

-- With whom a case was shared is kept as long as its row says, also when the case left before: organisations and codes.
create table disclosure_left (
    id            uuid        primary key,
    case_id       uuid        not null, -- as the access log knows it
    from_org      text        not null references organisation,
    to_role       text        not null,
    to_org        text        not null references organisation,
    purpose       text        not null,
    basis         text        not null,
    beside        text[]      not null,
    parts         text[]      not null,
    at            timestamptz not null,
    retain_until  date        not null
);
create index disclosure_left_case on disclosure_left (case_id);
create index disclosure_left_retention on disclosure_left (retain_until);
create index disclosure_left_from_org on disclosure_left (from_org);
create index disclosure_left_to_org on disclosure_left (to_org);
comment on table disclosure_left is 'access';

-- What decides when a case may leave. The date itself is worked out each night: terms change, and so does what is known.
create view case_standing as
    select id as dossier_id, reference, coalesce(region, 'landelijk') as region, outcome, closed_at, linked_to from dossier;
comment on view case_standing is 'signal';
create view known_reporter as
    select dossier_id from report
    where reporter_person is not null or reporter_name_enc is not null or reporter_job_enc is not null
       or reporter_email_enc is not null or reporter_phone_enc is not null;
comment on view known_reporter is 'signal';
create view searched_case as select distinct dossier_id from placement;
comment on view searched_case is 'placement';

-- the cases of a region that ended, the first on top
create index dossier_ended on dossier ((coalesce(region, 'landelijk')), closed_at) where closed_at is not null;

-- Files left by a date that was written at the end, whoever held the case and for whatever term: they leave with their case now.
drop view case_retention;
alter table dossier drop column retain_until;

-- A call that was joined into a call of another case stays joined when that other case is gone.
alter table night_call drop constraint night_call_check1;
alter table night_call add constraint night_call_joined_status check (joined_into is null or status = 'samengevoegd');

-- Nothing of a case leaves the database but what two people said yes to, whatever the application does.
create function leaves_by_two_people() returns trigger language plpgsql as $$
declare
    holder uuid;
begin
    -- argument: how the row knows its case
    if tg_argv[0] = 'id' then
        holder := old.id;
    elsif tg_argv[0] = 'dossier' then
        holder := old.dossier_id;
    elsif tg_argv[0] = 'plaatsing' then
        select p.dossier_id into holder from schakel.placement p where p.id = old.placement;
    elsif tg_argv[0] = 'oproep' then
        select c.dossier_id into holder from schakel.night_call c where c.id = old.call;
    else
        select c.dossier_id into holder from schakel.night_handover h join schakel.night_call c on c.id = h.call
        where h.id = old.handover;
    end if;
    if not exists (select from schakel.destruction_item i join schakel.destruction_batch b on b.id = i.batch
                   where i.dossier_id = holder and i.part = 'zaak' and i.state = 'voorgesteld' and b.state = 'bevestigd') then
        raise exception 'nothing of a case leaves % without two people', tg_table_name using errcode = 'check_violation';
    end if;
    return old;
end
$$;

do $$
declare
    one record;
begin
    for one in select * from (values
        ('dossier', 'id'), ('report', 'dossier'), ('involved_person', 'dossier'), ('dossier_entry', 'dossier'),
        ('timeline_entry', 'dossier'), ('agreed_action', 'dossier'), ('intake_key', 'dossier'), ('case_note', 'dossier'),
        ('fact_change', 'dossier'), ('contact_hold', 'dossier'), ('partner_finding', 'dossier'), ('case_reopening', 'dossier'),
        ('review_request', 'dossier'), ('imported_signal', 'dossier'), ('feedback_message', 'dossier'),
        ('case_file', 'dossier'), ('party', 'dossier'), ('emergency_access', 'dossier'), ('route_task', 'dossier'),
        ('case_move_result', 'dossier'), ('legal_hold', 'dossier'),
        ('placement', 'dossier'), ('placement_need', 'plaatsing'), ('proposal', 'plaatsing'), ('bed_promise', 'plaatsing'),
        ('refusal', 'plaatsing'), ('phone_refusal', 'plaatsing'), ('placement_parked', 'plaatsing'),
        ('placement_aside', 'plaatsing'), ('municipal_place', 'plaatsing'),
        ('night_call', 'dossier'), ('night_call_told', 'oproep'), ('night_event', 'oproep'), ('night_attempt', 'oproep'),
        ('night_request', 'oproep'), ('night_note', 'oproep'), ('night_handover', 'oproep'),
        ('night_handover_said', 'overdracht')) as guarded (name, knows)
    loop
        execute format('create trigger leaves_by_two_people before delete on %I for each row'
                       || ' execute function leaves_by_two_people(%L)', one.name, one.knows);
    end loop;
end
$$;

-- A record of sharing leaves with its case, or on the day that it says itself.
create function disclosure_leaves_on_time() returns trigger language plpgsql as $$
begin
    if old.retain_until >= ((now() + (select offset_millis * interval '1 millisecond' from schakel.demo_clock))
                            at time zone 'Europe/Amsterdam')::date
       and not exists (select from schakel.destruction_item i join schakel.destruction_batch b on b.id = i.batch
                       where i.dossier_id = old.dossier_id and i.part = 'zaak' and i.state = 'voorgesteld'
                         and b.state = 'bevestigd') then
        raise exception 'a record of sharing stays until its day' using errcode = 'check_violation';
    end if;
    return old;
end
$$;
create trigger leaves_by_two_people before delete on disclosure for each row execute function disclosure_leaves_on_time();

-- Nothing of a report ever changes, but that nobody knows any more who reported it.
create function only_the_reporter_leaves() returns trigger language plpgsql as $$
declare
    of_reporter constant text[] := array['reporter_person', 'reporter_name_enc', 'reporter_job_enc', 'reporter_email_enc',
                                         'reporter_phone_enc', 'reporter_safe', 'mail_group', 'from_list'];
begin
    if to_jsonb(new) - of_reporter is distinct from to_jsonb(old) - of_reporter
       or num_nonnulls(new.reporter_person, new.reporter_name_enc, new.reporter_job_enc, new.reporter_email_enc,
                       new.reporter_phone_enc, new.mail_group) > 0
       or not exists (select from schakel.destruction_item i join schakel.destruction_batch b on b.id = i.batch
                      where i.dossier_id = old.dossier_id and i.part = 'melder' and i.state = 'voorgesteld'
                        and b.state = 'bevestigd') then
        raise exception 'a report does not change' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger only_the_reporter_leaves before update on report for each row execute function only_the_reporter_leaves();

-- What was read is what is confirmed, and what was decided stays.
create function keep_destruction_batch() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'voorgesteld' then
            raise exception 'a batch begins as a proposal' using errcode = 'check_violation';
        end if;
    elsif (new.id, new.region, new.proposed_at) is distinct from (old.id, old.region, old.proposed_at)
       or old.read_at is not null and (new.read_by, new.read_at) is distinct from (old.read_by, old.read_at)
       or old.confirmed_at is not null and (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at)
       or new.state <> old.state and (old.state, new.state) not in (('voorgesteld', 'gelezen'), ('gelezen', 'bevestigd'),
                                                                    ('bevestigd', 'klaar')) then
        raise exception 'what was decided about a batch stays' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger destruction_batch_kept before insert or update on destruction_batch
    for each row execute function keep_destruction_batch();

create function keep_destruction_item() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'voorgesteld' or not exists (select from schakel.destruction_batch b
                                                     where b.id = new.batch and b.state = 'voorgesteld') then
            raise exception 'nothing is added to what was read' using errcode = 'check_violation';
        end if;
    elsif (new.id, new.batch, new.part, new.rule, new.due) is distinct from (old.id, old.batch, old.part, old.rule, old.due)
       or new.dossier_id is not null and new.dossier_id is distinct from old.dossier_id
       or old.state <> 'voorgesteld' and new.state <> old.state then
        raise exception 'what was proposed stays' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger destruction_item_kept before insert or update on destruction_item
    for each row execute function keep_destruction_item();
