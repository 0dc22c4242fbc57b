-- Who looked at what, when and why (R8); refusals too, content never. Nothing here refers to a dossier's row: the log
-- outlives what it tells about.
create table access_log (
    id             bigint      generated always as identity primary key,
    at             timestamptz not null,
    person         uuid        not null,
    username       text        not null,
    organisations  text[]      not null, -- where the viewer held a role at that moment
    kind           text        not null check (kind in ('inzage', 'lijst', 'geweigerd')),
    dossier        uuid,
    why            text        not null check (length(why) <= 200),
    parts          text        not null, -- what was shown, codes
    hits           int
);
create index access_log_at on access_log (at desc, id desc);
create index access_log_dossier on access_log (dossier, at desc) where dossier is not null;
create index access_log_person on access_log (person, at desc);
create index access_log_organisations on access_log using gin (organisations);

-- The chain: each seal is computed from the entry and the seal before it, so that a changed, removed or inserted entry
-- shows. Entries are sealed just after they are committed, by one node at a time: writing an entry never waits.
create table access_seal (
    position  bigint primary key,
    entry     bigint not null unique references access_log,
    seal      bytea  not null
);

-- What still has to be sealed. A working list only; an entry that vanished from it is found by comparing the tables.
create table access_unsealed (
    entry  bigint primary key
);

create function append_only() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger access_log_append_only before update or delete on access_log
    for each row execute function append_only();
create trigger access_log_no_truncate before truncate on access_log
    for each statement execute function append_only();
create trigger access_seal_append_only before update or delete on access_seal
    for each row execute function append_only();
create trigger access_seal_no_truncate before truncate on access_seal
    for each statement execute function append_only();

-- Second lock on the same door: the application's own role may not change it either, where that role is no superuser.
revoke update, delete, truncate on access_log, access_seal from current_user;
