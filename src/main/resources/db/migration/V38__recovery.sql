-- What happens after data were put back from a copy: the world went on without them.

-- Once that data were put back, written at the first start after it. No copy that was put back has its own row.
create table restoration (
    copy_at     timestamptz primary key,
    noticed_at  timestamptz not null default now(),
    -- null as long as it is looked at
    good        boolean,
    findings    text[]      not null default '{}'
);

-- Since when mail is held, and who decided about it.
create table outbox_hold (
    copy_at     timestamptz primary key,
    since       timestamptz not null default now(),
    decided_at  timestamptz,
    decided_by  uuid        references person,
    discarded   boolean
);
create index outbox_hold_decided_by on outbox_hold (decided_by);

alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
    check (state in ('wacht', 'verzonden', 'vervallen', 'opgegeven', 'onbezorgbaar', 'vastgehouden'));
create index outbox_held on outbox (created_at) where state = 'vastgehouden';

comment on table restoration is 'recovery';
comment on table outbox_hold is 'notification';
