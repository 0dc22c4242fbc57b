-- What leaves the application: one row for each message to each receiver, written in the transaction that gives the
-- reason for it. Ids only: the address is looked up when the message is sent, and the text is in the application.
create table outbox (
    id               bigint generated always as identity primary key,
    key              text        not null,
    -- by mail or by SMS; by each of the two a message goes once
    channel          text        not null default 'mail' check (channel in ('mail', 'sms')),
    receiver_kind    text        not null,
    receiver         uuid        not null,
    template         text        not null,
    link             text        not null,
    -- mail of an alarm has senders of its own: it waits behind no other mail; the kind of message says whether it is one
    alarm_mail       boolean     not null default false,
    state            text        not null default 'wacht'
                     check (state in ('wacht', 'verzonden', 'vervallen', 'opgegeven')),
    created_at       timestamptz not null default now(),
    next_attempt_at  timestamptz not null default now(),
    attempts         int         not null default 0,
    stuck_since      timestamptz,
    last_error       text,
    -- What a failed attempt says about the way out. "adres": this one address takes nothing, which says nothing about the
    -- way. "dienst": the mail server or the gateway takes nothing from us at all. "onbekend": it can be either.
    fault            text        check (fault in ('adres', 'onbekend', 'dienst')),
    failed_at        timestamptz,
    -- since when the attempts of this message fail with this fault and no other
    fault_since      timestamptz,
    ended_at         timestamptz,
    -- the same message never goes to the same receiver twice, whoever asks for it again
    constraint outbox_once unique (key, receiver, channel),
    constraint outbox_receiver_kind check (receiver_kind in ('persoon', 'melder', 'balie')),
    -- a shelter's night desk ("balie") is reached by its number alone
    constraint outbox_desk_by_sms check (receiver_kind <> 'balie' or channel = 'sms'),
    check (channel = 'mail' or not alarm_mail)
);
-- Each way out has senders of its own, so that one which hangs does not hold up the other; in the order in which a sender
-- takes them, so that it reads a few rows and not the whole queue.
create index outbox_waiting on outbox (channel, alarm_mail, (attempts > 0), next_attempt_at, id) where state = 'wacht';
create index outbox_failed on outbox (channel, alarm_mail, failed_at) where failed_at is not null;
create index outbox_sent on outbox (channel, alarm_mail, ended_at) where state = 'verzonden';
create index outbox_ended on outbox (ended_at) where ended_at is not null;

-- A way out that stands still, or the steps of the routes that do: one row from when it was first seen until it goes again,
-- whichever nodes see it. It says which part and why in a word, nothing about any message.
create table standstill (
    id        bigint generated always as identity primary key,
    part      text        not null check (part in ('mail', 'sms', 'stappen')),
    cause     text        not null check (cause in ('wacht', 'draad', 'mislukt')),
    began_at  timestamptz not null default now(),
    seen_at   timestamptz not null default now(),
    rung      int         not null default 0,
    rung_at   timestamptz,
    ended_at  timestamptz
);
-- one node begins it, the others only see it
create unique index standstill_open on standstill (part) where ended_at is null;
create index standstill_ended on standstill (ended_at);

comment on table outbox is 'notification';
comment on table standstill is 'notification';
