-- A key that came with a tap or a call, and a hash of what came with it: the same key with something else is refused, so
-- that nothing is dropped unseen. Both are keyed hashes, which only this installation can make.
create table sent_key (
    key_hash     text        primary key check (key_hash ~ '^[0-9a-f]{64}$'),
    content_hash text        not null check (content_hash ~ '^[0-9a-f]{64}$'),
    at           timestamptz not null
);
