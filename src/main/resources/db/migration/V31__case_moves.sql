-- Running cases of a region that move from one version of the models to another (ADR 138): asked by one director, approved by
-- another. Nothing of it is about a person but who did it.
create table case_move (
    id          uuid        primary key,
    region      text        references region,    -- null: cases that lie in no region yet
    from_bundle uuid        not null references model_bundle,
    to_bundle   uuid        not null references model_bundle,
    -- terms are worked out anew by the table of the new version; else each task keeps its date
    renew_terms boolean     not null,
    -- where cases go on whose step is gone: model/step/new step
    choices     text[]      not null,
    state       text        not null constraint case_move_state
                            check (state in ('gevraagd', 'loopt', 'klaar', 'afgewezen', 'ingetrokken')),
    asked_by    uuid        not null references person,
    asked_at    timestamptz not null,
    reason      text        not null constraint case_move_reason check (length(reason) > 0),
    judged_by   uuid        references person,    -- who said yes or no, or took it back
    judged_at   timestamptz,
    judgement   text,
    ended_at    timestamptz,                      -- when every case was looked at
    constraint case_move_elsewhere check (from_bundle <> to_bundle),
    constraint case_move_judged check ((judged_at is null) = (state = 'gevraagd') and (judged_at is null) = (judged_by is null)),
    -- who asks and who says yes are two people (R2); what is taken back was not judged
    constraint case_move_two_people check (state in ('gevraagd', 'ingetrokken') or judged_by <> asked_by),
    constraint case_move_ended check ((ended_at is null) = (state <> 'klaar'))
);
-- one at a time in a region: two plans at once could send one case two ways
create unique index case_move_open on case_move (region) nulls not distinct where state in ('gevraagd', 'loopt');
create index case_move_region on case_move (region) where region is not null;
create index case_move_from on case_move (from_bundle);
create index case_move_to on case_move (to_bundle);
create index case_move_asked_by on case_move (asked_by);
create index case_move_judged_by on case_move (judged_by) where judged_by is not null;
comment on table case_move is 'process';

-- What became of each case; one that could not move is tried again when somebody repeats it.
create table case_move_result (
    move_id     uuid        not null references case_move,
    dossier_id  uuid        not null references dossier,
    outcome     text        not null constraint case_move_result_outcome check (outcome in ('verhuisd', 'niet')),
    why_not     text        constraint case_move_result_why_not
                            check (why_not in ('stap-weg', 'route-weg', 'past-niet', 'staat-stil', 'onverwacht')),
    steps       text[]      not null,             -- names of steps in a model, never of people
    tried_at    timestamptz not null,
    primary key (move_id, dossier_id),
    constraint case_move_result_told check ((why_not is null) = (outcome = 'verhuisd'))
);
create index case_move_result_dossier on case_move_result (dossier_id);
comment on table case_move_result is 'process';

-- What the second person said yes to is what happens: nothing of it changes afterwards, nor who said so.
create function keep_case_move() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'gevraagd' then
            raise exception 'a move of cases begins by asking for it' using errcode = 'check_violation';
        end if;
        if (select count(*) from schakel.model_bundle b where b.id in (new.from_bundle, new.to_bundle)
                and b.state = 'goedgekeurd' and (b.region is null or b.region = new.region)) <> 2 then
            raise exception 'cases move between approved versions of their own region only' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if (new.id, new.region, new.from_bundle, new.to_bundle, new.renew_terms, new.choices, new.asked_by, new.asked_at, new.reason)
            is distinct from (old.id, old.region, old.from_bundle, old.to_bundle, old.renew_terms, old.choices, old.asked_by,
                              old.asked_at, old.reason) then
        raise exception 'what was asked of a move of cases stays' using errcode = 'check_violation';
    end if;
    if old.state <> 'gevraagd' and (new.judged_by, new.judged_at, new.judgement)
            is distinct from (old.judged_by, old.judged_at, old.judgement) then
        raise exception 'what was decided about a move of cases stays' using errcode = 'check_violation';
    end if;
    if new.state <> old.state and not (
            old.state = 'gevraagd' and new.state in ('loopt', 'afgewezen', 'ingetrokken')
            or old.state = 'loopt' and new.state = 'klaar'
            or old.state = 'klaar' and new.state = 'loopt') then
        raise exception 'a move of cases cannot go from % to %', old.state, new.state using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger case_move_kept before insert or update on case_move
    for each row execute function keep_case_move();
