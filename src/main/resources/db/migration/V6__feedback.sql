-- What the reporter of a dossier was told. Codes only: the sentence is made from the message file when it is read.
create table feedback_message (
    id          uuid        primary key,
    seq         bigint      generated always as identity,
    dossier_id  uuid        not null references dossier,
    at          timestamptz not null,
    kind        text        not null,
    codes       text[]      not null default '{}', -- each name=value
    -- how the reporter hears that there is a message, or why that would not be safe or possible (R3)
    notice      text        not null check (notice in ('mail', 'niet-veilig', 'anoniem', 'geen-adres')),
    constraint feedback_message_kind check (kind in ('ontvangen', 'opgepakt', 'doorgezet', 'overgedragen', 'vraag',
        'aangevuld', 'intrekking-ontvangen', 'intrekking-doorgaan', 'gekoppeld', 'afgesloten'))
);
create index feedback_message_dossier on feedback_message (dossier_id, seq);

comment on table feedback_message is 'feedback';
