-- What leaves the application: one row for each message to each receiver, written in the transaction that gives the
-- reason for it. Ids only: the address is looked up when the message is sent, and the text is in the application.
create table outbox (
    id               bigint generated always as identity primary key,
    key              text        not null,
    receiver_kind    text        not null check (receiver_kind in ('persoon', 'melder')),
    receiver         uuid        not null,
    template         text        not null,
    link             text        not null,
    state            text        not null default 'wacht'
                     check (state in ('wacht', 'verzonden', 'vervallen', 'opgegeven')),
    created_at       timestamptz not null default now(),
    next_attempt_at  timestamptz not null default now(),
    attempts         int         not null default 0,
    stuck_since      timestamptz,
    last_error       text,
    ended_at         timestamptz,
    -- the same message never goes to the same receiver twice, whoever asks for it again
    constraint outbox_once unique (key, receiver)
);
create index outbox_waiting on outbox (next_attempt_at) where state = 'wacht';
create index outbox_ended on outbox (ended_at) where ended_at is not null;
