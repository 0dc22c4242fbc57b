-- The head of the access log's chain as it was sent out each day, to the log stream and to the data protection officers.
-- Who cuts off the end of the log leaves a head behind that the chain no longer holds. The proof is a keyed hash, so that
-- a head that the application did not make shows too.
create table access_head (
    day       date        primary key, -- Dutch date
    at        timestamptz not null,
    position  bigint      not null check (position > 0),
    entries   bigint      not null,
    seal      bytea       not null,
    proof     bytea       not null
);

-- What each check that runs by itself found; the proof keeps somebody with the database alone from saying that today's
-- check was done.
create table access_check (
    id        bigint      generated always as identity primary key,
    day       date        not null, -- the Dutch date that it was for
    at        timestamptz not null,
    entries   bigint      not null,
    broken_at bigint,               -- the first entry that is not as it was written
    lost      date,                 -- the day of the first head that the chain no longer holds
    proof     bytea       not null
);
create index access_check_day on access_check (day);

create trigger access_head_append_only before update or delete on access_head
    for each row execute function append_only();
create trigger access_head_no_truncate before truncate on access_head
    for each statement execute function append_only();
create trigger access_check_append_only before update or delete on access_check
    for each row execute function append_only();
create trigger access_check_no_truncate before truncate on access_check
    for each statement execute function append_only();

-- Taken away in V021, when the owner was still the application's own role. The owner needs it: a new seal locks the entry
-- that it refers to in the name of the table's owner. The application's role has neither this right nor the tables.
grant update on access_log to current_user;
