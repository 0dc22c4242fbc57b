-- Photos and files with a report or a case (ADR 118). What is in one and what its sender called it are sealed in their row.
create table case_file (
    id             uuid        primary key,
    dossier_id     uuid        not null references dossier on delete cascade,
    sent_by        uuid        references person,  -- who of a party sent it; a reporter is known by number and code alone
    author_group   text,                           -- as which; nothing for the reporter
    kind           text        not null constraint case_file_kind check (kind in ('jpeg', 'png', 'pdf')),
    bytes          int         not null check (bytes > 0),
    state          text        not null default 'quarantaine'
                               constraint case_file_state check (state in ('quarantaine', 'schoon', 'besmet', 'onleesbaar')),
    stripped       boolean     not null,           -- holds nothing but what can be seen
    name_enc       bytea       not null,
    content_enc    bytea,
    content_hash   text        not null,           -- keyed: the same file of the same sender counts once
    received_at    timestamptz not null,
    decided_at     timestamptz,
    next_at        timestamptz not null default now(), -- when it is looked at
    held_until     timestamptz,                    -- as long as a node looks at it
    turn           int         not null default 0, -- the number of that look
    lost           int         not null default 0, -- looks in a row that ended without a word
    failing_since  timestamptz,                    -- since when the scanner gives no answer
    constraint case_file_content check ((content_enc is null) = (state in ('besmet', 'onleesbaar'))),
    constraint case_file_sender check ((sent_by is null) = (author_group is null)),
    constraint case_file_clean check (state <> 'schoon' or stripped),
    constraint case_file_once unique (dossier_id, content_hash)
);
-- what is encrypted cannot be made smaller
alter table case_file alter column content_enc set storage external;
create index case_file_quarantine on case_file (next_at) where state = 'quarantaine';
create index case_file_sent_by on case_file (sent_by) where sent_by is not null;
comment on table case_file is 'file';

-- Until when a case is kept, for what belongs to it and is kept elsewhere.
create view case_retention as select id, retain_until from dossier where retain_until is not null;
comment on view case_retention is 'signal';

-- Files that nobody scans stand still as well.
alter table standstill drop constraint standstill_part_check;
alter table standstill add constraint standstill_part_check check (part in ('mail', 'sms', 'stappen', 'bestanden'));
