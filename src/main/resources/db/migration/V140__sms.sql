-- A message goes by mail or by SMS; by each of the two it goes once.
alter table outbox add column channel text not null default 'mail' check (channel in ('mail', 'sms'));
alter table outbox drop constraint outbox_once;
alter table outbox add constraint outbox_once unique (key, receiver, channel);

-- A shelter's night desk ("balie") is reached by its number alone.
alter table outbox drop constraint outbox_receiver_kind_check;
alter table outbox add constraint outbox_receiver_kind_check
    check (receiver_kind in ('persoon', 'melder') or (receiver_kind = 'balie' and channel = 'sms'));

-- Each channel has senders of its own, so that one which hangs does not hold up the other.
drop index outbox_waiting;
create index outbox_waiting on outbox (channel, next_attempt_at) where state = 'wacht';
