-- What directors of a region change together before one of them proposes it (ADR 133). Of a draft only what was changed is kept;
-- the rest is that of its base. Nothing of it is about a person but who did it.
create table model_draft (
    id          uuid        primary key,
    region      text        references region,    -- null: the national base
    base        uuid        not null references model_bundle, -- what was live when it was begun, or fetched since
    begun_by    uuid        not null references person,
    begun_at    timestamptz not null,
    state       text        not null constraint model_draft_state
                            check (state in ('open', 'voorgesteld', 'weggegooid')),
    bundle      uuid        references model_bundle, -- what it was proposed as last; stays when it is gone on with
    constraint model_draft_proposed check (state <> 'voorgesteld' or bundle is not null)
);
create index model_draft_region on model_draft (region) where region is not null;
create index model_draft_base on model_draft (base);
create index model_draft_begun_by on model_draft (begun_by);
create index model_draft_bundle on model_draft (bundle) where bundle is not null;
comment on table model_draft is 'process';

create table model_draft_file (
    draft       uuid        not null references model_draft,
    name        text        not null constraint model_draft_file_name
                            check (name ~ '^[a-z0-9-]{1,60}\.(bpmn|dmn|form)$'),
    -- as somebody saved it last, here and not in model_content: that only grows, and an editor saves often
    content     bytea,                            -- null: it is no longer in the bundle
    version     integer     not null constraint model_draft_file_version check (version > 0),
    changed_by  uuid        not null references person,
    changed_at  timestamptz not null,
    -- the base has another text since; this one is from before and nobody has saved it anew
    overtaken   boolean     not null default false,
    primary key (draft, name)
);
create index model_draft_file_changed_by on model_draft_file (changed_by);
comment on table model_draft_file is 'process';

-- Who changed anything in a draft, also what somebody else changed again.
create table model_draft_author (
    draft       uuid        not null references model_draft,
    person      uuid        not null references person,
    primary key (draft, person)
);
create index model_draft_author_person on model_draft_author (person);
comment on table model_draft_author is 'process';

-- What colleagues say to each other about one element.
create table model_draft_comment (
    id          bigint      generated always as identity primary key,
    draft       uuid        not null references model_draft,
    file        text        not null constraint model_draft_comment_file
                            check (file ~ '^[a-z0-9-]{1,60}\.(bpmn|dmn|form)$'),
    element     text        not null constraint model_draft_comment_element check (length(element) <= 200), -- empty: the whole file
    said        text        not null constraint model_draft_comment_said check (length(said) between 1 and 1000),
    by          uuid        not null references person,
    at          timestamptz not null,
    resolved_by uuid        references person,
    resolved_at timestamptz,
    constraint model_draft_comment_resolved check ((resolved_by is null) = (resolved_at is null))
);
create index model_draft_comment_draft on model_draft_comment (draft);
create index model_draft_comment_by on model_draft_comment (by);
create index model_draft_comment_resolved_by on model_draft_comment (resolved_by) where resolved_by is not null;
comment on table model_draft_comment is 'process';

-- Everyone who wrote something of a bundle, beside who proposed it.
create table model_bundle_author (
    bundle      uuid        not null references model_bundle,
    person      uuid        not null references person,
    primary key (bundle, person)
);
create index model_bundle_author_person on model_bundle_author (person);
comment on table model_bundle_author is 'process';

-- Another person than those who wrote it looks before anything of it counts (R2); the constraint of the table knows one maker only.
create function refuse_author_as_judge() returns trigger language plpgsql as $$
begin
    if new.state in ('goedgekeurd', 'afgewezen') and exists (
            select from schakel.model_bundle_author a where a.bundle = new.id and a.person = new.judged_by) then
        raise exception 'who wrote something of a bundle does not judge it' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger author_does_not_judge before insert or update on model_bundle
    for each row execute function refuse_author_as_judge();
