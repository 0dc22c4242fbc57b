-- Mail that cannot arrive is not tried again: the address takes nothing, or the mail came back. What a person gets goes
-- as one mail: the rows of one mail share a bundle, the number of the first of them.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
    check (state in ('wacht', 'verzonden', 'vervallen', 'opgegeven', 'onbezorgbaar'));
alter table outbox add column bundle bigint;
create index outbox_bundle on outbox (bundle) where bundle is not null;
create index outbox_receiver on outbox (receiver, state) where channel = 'mail';
create index outbox_undeliverable on outbox (ended_at) where state = 'onbezorgbaar';

-- Whose turn it is: a row for each receiver of mail, locked by the node that makes a mail for them, with when they had
-- the last one that could wait.
create table mail_turn (
    receiver  uuid        primary key,
    last_at   timestamptz
);

-- How often somebody wants mail that can wait; no row is "meteen".
create table mail_preference (
    person      uuid        primary key references person,
    rhythm      text        not null check (rhythm in ('meteen', 'uur', 'dag')),
    changed_at  timestamptz not null default now()
);

-- A reporter to whose address no mail goes, and why. Another address than the one that this hash is of is tried again.
create table reporter_unreachable (
    dossier_id    uuid        primary key references dossier,
    address_hash  text        not null,
    why           text        not null check (why in ('onjuist-adres', 'geweigerd', 'teruggekomen')),
    at            timestamptz not null
);

alter table feedback_message drop constraint feedback_message_notice_check;
alter table feedback_message add constraint feedback_message_notice_check
    check (notice in ('mail', 'niet-veilig', 'anoniem', 'geen-adres', 'onjuist-adres', 'onbezorgbaar'));

comment on table mail_turn is 'notification';
comment on table mail_preference is 'notification';
comment on table reporter_unreachable is 'feedback';
