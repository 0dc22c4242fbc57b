-- What a failed attempt says about the way out. "adres": this one address takes nothing, which says nothing about the way.
-- "dienst": the mail server or the gateway takes nothing from us at all. "onbekend": it can be either.
alter table outbox
    add column failed_at   timestamptz,
    add column fault       text check (fault in ('adres', 'onbekend', 'dienst')),
    -- since when the attempts of this message fail with this fault and no other
    add column fault_since timestamptz;
create index outbox_failed on outbox (channel, alarm_mail, failed_at) where failed_at is not null;
create index outbox_sent on outbox (channel, alarm_mail, ended_at) where state = 'verzonden';

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
