-- A list says which cases it showed (R8), so that who asks for one case finds the lists that showed it too. Null for a
-- row that is no list, for a list of other things than cases, and for rows from before.
alter table access_log add column shown uuid[] check (cardinality(shown) > 0 and array_position(shown, null) is null);

-- Who is refused without being signed in is counted per network; only this installation can make the hash.
alter table access_log add column network text check (network ~ '^([0-9a-f]{64}|overig)$');

alter table access_log drop constraint access_log_kind_check;
alter table access_log add constraint access_log_kind_check
    check (kind in ('inzage', 'lijst', 'geweigerd', 'anoniem') and (kind = 'anoniem') = (network is not null));

-- Ids are only ever looked for one at a time, by a data protection officer; writers come first.
create index access_log_shown on access_log using gin (shown) with (fastupdate = on);
