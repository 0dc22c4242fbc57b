-- By which models, tables and forms cases run (ADR 131): bundles that never change once they are there, and a pointer of each
-- region to one of them. Nothing of it is about a person but who did it.
create table model_content (
    hash        text        primary key check (hash ~ '^[0-9a-f]{64}$'), -- SHA-256
    content     bytea       not null
);
comment on table model_content is 'process';

create table model_bundle (
    id          uuid        primary key,
    region      text        references region,    -- null: the national base
    number      integer     not null constraint model_bundle_number check (number > 0),
    origin      text        not null constraint model_bundle_origin check (origin in ('meegeleverd', 'voorstel')),
    state       text        not null constraint model_bundle_state
                            check (state in ('voorgesteld', 'goedgekeurd', 'afgewezen', 'ingetrokken')),
    -- all files together: two bundles with one hash are alike
    hash        text        not null,
    base        uuid        references model_bundle, -- what was live when it was made
    made_by     uuid        references person,    -- null: it came with the application
    made_at     timestamptz not null,
    reason      text,                             -- why somebody proposes it
    judged_by   uuid        references person,
    judged_at   timestamptz,
    judgement   text,                             -- why not; what the second person said
    deployment  text,                             -- where the engine has it
    constraint model_bundle_once unique nulls not distinct (region, number),
    constraint model_bundle_made check ((origin = 'meegeleverd') = (made_by is null)
        and (origin = 'meegeleverd') = (reason is null)),
    constraint model_bundle_deployed check ((state = 'goedgekeurd') = (deployment is not null)),
    constraint model_bundle_judged check ((judged_at is null) = (state = 'voorgesteld' or origin = 'meegeleverd')),
    -- another person than the maker looks before anything of it counts (R2)
    constraint model_bundle_two_people check (origin = 'meegeleverd' or state not in ('goedgekeurd', 'afgewezen')
        or (judged_by is not null and judged_by <> made_by))
);
create index model_bundle_base on model_bundle (base) where base is not null;
create index model_bundle_made_by on model_bundle (made_by) where made_by is not null;
create index model_bundle_judged_by on model_bundle (judged_by) where judged_by is not null;
comment on table model_bundle is 'process';

create table model_file (
    bundle      uuid        not null references model_bundle,
    name        text        not null constraint model_file_name check (name ~ '^[a-z0-9-]{1,60}\.(bpmn|dmn|form)$'),
    hash        text        not null references model_content,
    primary key (bundle, name)
);
create index model_file_hash on model_file (hash);
comment on table model_file is 'process';

-- The pointer and its history: the newest row of a region whose moment has come says what its cases begin by.
create table model_live (
    id          bigint      generated always as identity primary key,
    region      text        references region,    -- null: the national base
    bundle      uuid        references model_bundle, -- null: the region follows the national base
    from_at     timestamptz,                      -- null: at once
    at          timestamptz not null,
    by          uuid        references person,    -- null: a new version of the application
    why         text,
    -- the row that was the newest for who decided: of two who decide at once the second is refused
    before      bigint      references model_live,
    constraint model_live_once unique nulls not distinct (region, before),
    constraint model_live_decided check ((by is null) = (why is null)),
    constraint model_live_national check (region is not null or bundle is not null)
);
create index model_live_newest on model_live (region, id desc);
create index model_live_bundle on model_live (bundle) where bundle is not null;
create index model_live_before on model_live (before) where before is not null;
create index model_live_by on model_live (by) where by is not null;
comment on table model_live is 'process';

create function refuse_unapproved_bundle() returns trigger language plpgsql as $$
begin
    if new.bundle is not null and not exists (
            select from schakel.model_bundle b where b.id = new.bundle and b.state = 'goedgekeurd'
                and (b.region is null or b.region = new.region)) then
        raise exception 'a bundle that nobody approved for this region never counts' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger live_is_approved before insert or update on model_live
    for each row execute function refuse_unapproved_bundle();
