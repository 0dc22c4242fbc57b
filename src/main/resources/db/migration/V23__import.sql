-- Signals that come in as a list (ADR 120). What stands in a row is sealed in it, seen by who sent the list alone, and thrown
-- away once the row is a signal, or when the list expires.
create table signal_import (
    id            uuid        primary key,
    uploaded_by   uuid        not null references person,
    state         text        not null default 'voorbeeld'
                              constraint signal_import_state check (state in ('voorbeeld', 'loopt', 'klaar')),
    uploaded_at   timestamptz not null,
    confirmed_at  timestamptz,
    finished_at   timestamptz,
    expires_at    timestamptz not null,
    about_enc     bytea       not null, -- how the sender calls it, its headings, and what was noticed in it
    constraint signal_import_confirmed check ((state = 'voorbeeld') = (confirmed_at is null)),
    constraint signal_import_finished check ((state = 'klaar') = (finished_at is not null))
);
create index signal_import_uploaded_by on signal_import (uploaded_by);
create index signal_import_running on signal_import (id) where state = 'loopt';
create index signal_import_expires on signal_import (expires_at);
comment on table signal_import is 'signal';

create table signal_import_row (
    id            uuid        primary key,
    import_id     uuid        not null references signal_import on delete cascade,
    row_number    int         not null check (row_number > 0), -- as the spreadsheet shows it
    state         text        not null constraint signal_import_row_state
                              check (state in ('goed', 'fout', 'dubbel', 'wacht', 'gedaan', 'mislukt')),
    danger        boolean     not null,           -- the list says that somebody is in danger
    happening     text        constraint signal_import_row_happening check (happening in ('nu', 'toen', 'onbekend')),
    same_hash     text        not null,           -- keyed: the own number within an organisation, else all that is said
    content_enc   bytea,
    own_enc       bytea,                          -- the own number of who brings it
    feedback      text        not null constraint signal_import_row_feedback check (feedback in ('account', 'melder')),
    tries         int         not null default 0,
    next_at       timestamptz not null default now(),
    dossier_id    uuid        references dossier on delete set null,
    reference     text,
    constraint signal_import_row_once unique (import_id, row_number),
    constraint signal_import_row_done check ((state = 'gedaan') = (reference is not null) or state = 'dubbel'),
    constraint signal_import_row_content check ((content_enc is null) = (state = 'gedaan'))
);
create index signal_import_row_waiting on signal_import_row (next_at) where state = 'wacht';
create index signal_import_row_dossier on signal_import_row (dossier_id) where dossier_id is not null;
comment on table signal_import_row is 'signal';

-- Which signals came from a list, so that the same row of the same organisation comes in once, whoever sends it again and when.
create table imported_signal (
    same_hash     text        primary key,
    dossier_id    uuid        references dossier on delete cascade, -- filled in the transaction that claims the row
    reference     text,
    at            timestamptz not null
);
create index imported_signal_dossier on imported_signal (dossier_id);
comment on table imported_signal is 'signal';

-- Whoever brought a list hears of all its signals together, and not of each by a mail of its own.
alter table report add column from_list boolean not null default false;
