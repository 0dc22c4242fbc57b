-- What a case, a call, the promise of a bed and a request to a shelter may become next (ADR 98). The same tables stand in
-- Java (Status, CallStatus, AllocationState, ProposalState); a test compares them.
create table schakel.allowed_transition (
    subject     text not null check (subject in ('zaak', 'oproep', 'toezegging', 'voorstel')),
    from_status text not null,
    to_status   text not null,
    primary key (subject, from_status, to_status)
);

insert into schakel.allowed_transition (subject, from_status, to_status) values
    ('zaak', 'ontvangen', 'in-triage'),
    ('zaak', 'ontvangen', 'bij-regio'),
    ('zaak', 'ontvangen', 'afgesloten'),
    ('zaak', 'in-triage', 'ontvangen'),
    ('zaak', 'in-triage', 'bij-regio'),
    ('zaak', 'in-triage', 'afgesloten'),
    ('zaak', 'bij-regio', 'in-behandeling'),
    ('zaak', 'bij-regio', 'afgesloten'),
    ('zaak', 'in-behandeling', 'afgesloten'),
    ('oproep', 'alarm', 'aangenomen'),
    ('oproep', 'alarm', 'plek'),
    ('oproep', 'alarm', 'geplaatst'),
    ('oproep', 'alarm', 'overdracht'),
    ('oproep', 'alarm', 'samengevoegd'),
    ('oproep', 'alarm', 'ingetrokken'),
    ('oproep', 'aangenomen', 'plek'),
    ('oproep', 'aangenomen', 'geplaatst'),
    ('oproep', 'aangenomen', 'overdracht'),
    ('oproep', 'aangenomen', 'samengevoegd'),
    ('oproep', 'aangenomen', 'ingetrokken'),
    ('oproep', 'plek', 'aangenomen'),
    ('oproep', 'plek', 'geplaatst'),
    ('oproep', 'plek', 'overdracht'),
    ('oproep', 'plek', 'ingetrokken'),
    ('oproep', 'geplaatst', 'aangenomen'),
    ('oproep', 'geplaatst', 'plek'),
    ('oproep', 'geplaatst', 'overdracht'),
    ('oproep', 'geplaatst', 'ingetrokken'),
    ('oproep', 'overdracht', 'overgedragen'),
    ('oproep', 'overdracht', 'samengevoegd'),
    ('oproep', 'overdracht', 'ingetrokken'),
    ('toezegging', 'held', 'confirmed'),
    ('toezegging', 'held', 'occupied'),
    ('toezegging', 'held', 'released'),
    ('toezegging', 'held', 'expired'),
    ('toezegging', 'confirmed', 'occupied'),
    ('toezegging', 'confirmed', 'released'),
    ('toezegging', 'confirmed', 'ended'),
    ('toezegging', 'occupied', 'ended'),
    ('voorstel', 'open', 'toegezegd'),
    ('voorstel', 'open', 'afgewezen'),
    ('voorstel', 'open', 'geen-antwoord'),
    ('voorstel', 'open', 'ingetrokken'),
    ('voorstel', 'toegezegd', 'afgewezen'),
    ('voorstel', 'toegezegd', 'ingetrokken');

create function schakel.refuse_other_transitions() returns trigger language plpgsql as $$
begin
    -- arguments: subject, status before, status after are given by the trigger below
    if not exists (select 1 from schakel.allowed_transition
                   where subject = tg_argv[0]
                     and from_status = to_jsonb(old) ->> tg_argv[1]
                     and to_status = to_jsonb(new) ->> tg_argv[1]) then
        raise exception 'a % cannot go from % to %', tg_argv[0], to_jsonb(old) ->> tg_argv[1], to_jsonb(new) ->> tg_argv[1]
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger allowed_transition before update of status on schakel.dossier
    for each row when (old.status is distinct from new.status)
    execute function schakel.refuse_other_transitions('zaak', 'status');
create trigger allowed_transition before update of status on schakel.night_call
    for each row when (old.status is distinct from new.status)
    execute function schakel.refuse_other_transitions('oproep', 'status');
create trigger allowed_transition before update of state on schakel.bed_promise
    for each row when (old.state is distinct from new.state)
    execute function schakel.refuse_other_transitions('toezegging', 'state');
create trigger allowed_transition before update of state on schakel.proposal
    for each row when (old.state is distinct from new.state)
    execute function schakel.refuse_other_transitions('voorstel', 'state');

-- read by the triggers above only
comment on table schakel.allowed_transition is 'support';
