-- Mail of an alarm has senders of its own: it waits behind no other mail. Whether it is one follows from the kind of
-- message, when it is put in; a node of the version before this one leaves that out, and its mail goes with the others.
alter table outbox add column alarm_mail boolean not null default false check (channel = 'mail' or not alarm_mail);
update outbox set alarm_mail = true
    where state = 'wacht' and channel = 'mail'
      and template in ('PIKETOPROEP', 'PIKET_STIL', 'PIKET_STIL_COLLEGA', 'PIKET_VOLGENDE', 'PIKET_NIET_AANGEKOMEN',
                       'PIKET_PLEKVRAAG');

-- In the order in which a sender takes them, so that it reads a few rows and not the whole queue.
drop index outbox_waiting;
create index outbox_waiting on outbox (channel, alarm_mail, (attempts > 0), next_attempt_at, id) where state = 'wacht';
