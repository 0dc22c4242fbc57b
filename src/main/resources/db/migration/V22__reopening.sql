-- A closed case can be opened again (ADR 119). The end that a case has now stands in its dossier; each end before that stands
-- here, with who opened the case again and why. Nothing of an end is ever changed or taken away.
create table case_reopening (
    dossier_id   uuid        not null references dossier,
    -- which end of the case it was, from 1
    number       integer     not null constraint case_reopening_number check (number > 0),
    outcome      text        not null constraint case_reopening_outcome check (outcome in ('hulp-geregeld',
        'strafrechtelijk-onderzoek', 'bestuurlijke-maatregel', 'doorverwezen', 'geen-aanwijzingen',
        'onvoldoende-informatie', 'dubbel', 'hulp-niet-gewenst', 'andere-misstand', 'overgedragen-andere-regio',
        'niet-vervolgd-gedwongen', 'op-afstand-volgen', 'gekoppeld', 'ingetrokken', 'geen-opvang-gewenst', 'geen-plek',
        'vertrokken')),
    ended_at     timestamptz not null,
    -- who proposed that end and who read it a second time; null where nobody did, as with a withdrawal or a placement
    proposer     uuid,
    reader       uuid,
    at           timestamptz not null,
    reason       text        not null constraint case_reopening_reason check (reason in ('nieuw-signaal',
        'nieuwe-informatie', 'te-vroeg-afgesloten', 'melder-vraagt')),
    person       uuid        not null references person,
    -- null when it was the reporter who asked: that text is an answer in the dossier
    text_enc     bytea,
    primary key (dossier_id, number),
    constraint case_reopening_order check (at >= ended_at)
);
create index case_reopening_person on case_reopening (person);
comment on table case_reopening is 'signal';

-- A reporter is not content with an end and asks to look again. The words stand in the dossier that it is about.
create table review_request (
    id           uuid        primary key,
    -- the reporter's own report
    dossier_id   uuid        not null references dossier,
    -- the case whose end is meant: the own one, or the one that the report was linked to
    about        uuid        not null references dossier,
    -- which end of that case, from 1
    number       integer     not null constraint review_request_number check (number > 0),
    asked_at     timestamptz not null,
    -- keyed hash of what was asked, so that the same words sent twice are one request
    asked_hash   text        not null,
    answered_at  timestamptz,
    answer       text        constraint review_request_answer check (answer in ('heropend', 'blijft')),
    stay_reason  text        constraint review_request_stay_reason check (stay_reason in ('al-bekeken', 'niets-nieuws',
        'te-weinig-informatie', 'andere-organisatie')),
    -- what the reader says to the reporter
    text_enc     bytea,
    answered_by  uuid        references person,
    constraint review_request_answered check ((answer is null) = (answered_at is null)
        and (stay_reason is not null) = (answer is not null and answer = 'blijft'))
);
-- one request of a reporter at a time
create unique index review_request_open on review_request (dossier_id) where answered_at is null;
create index review_request_dossier on review_request (dossier_id);
create index review_request_about on review_request (about, number);
create index review_request_answered_by on review_request (answered_by) where answered_by is not null;
comment on table review_request is 'signal';

-- What ended stays ended, unless it is said who opens it again and why.
insert into allowed_transition (subject, from_status, to_status) values ('zaak', 'afgesloten', 'bij-regio');

create function refuse_reopening_without_reason() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from schakel.case_reopening
                   where dossier_id = old.id and ended_at = old.closed_at and outcome = old.outcome) then
        raise exception 'a case is not opened again without a reason' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger reopening_has_reason before update of status on dossier
    for each row when (old.status = 'afgesloten' and new.status <> 'afgesloten')
    execute function refuse_reopening_without_reason();

alter table feedback_message drop constraint feedback_message_kind;
alter table feedback_message add constraint feedback_message_kind check (kind in ('ontvangen', 'opgepakt', 'doorgezet',
    'overgedragen', 'vraag', 'aangevuld', 'intrekking-ontvangen', 'intrekking-doorgaan', 'gekoppeld', 'afgesloten',
    'herziening-ontvangen', 'einde-blijft', 'heropend'));
