-- Wrong passwords and codes, so that guessing becomes slow on every node at once. Who tried is a keyed hash. Unlogged:
-- after a crash the counting starts again, and that is no loss.
create unlogged table failed_attempt (
    key_hash  text        primary key,
    failures  int         not null,
    last_at   timestamptz not null
);
create index failed_attempt_last on failed_attempt (last_at);
