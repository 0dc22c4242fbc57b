-- What came of trying a draft (ADR 139), for who approves it, on every node. Of invented cases only: nothing of it is about a
-- person. Only the newest are kept.
create table trial_result (
    id        bigint      generated always as identity primary key,
    draft     uuid        not null references model_draft,
    region    text        references region,      -- null: a draft of the national base
    live_hash text        not null,               -- what both versions say: SHA-256 of all their files
    draft_hash text       not null,
    program   text        not null,               -- what it was played with: what another one played is not read
    tried_at  timestamptz not null,
    contents  text        not null                -- JSON: the cases side by side, and what no case reached
);
create index trial_result_draft on trial_result (draft);
create index trial_result_region on trial_result (region) where region is not null;
create index trial_result_of on trial_result (draft_hash, live_hash);
comment on table trial_result is 'trial';
