-- A list of cases is read from the rows of the viewer's groups, in the order in which the list shows them. So the row of a
-- party knows what its case is sorted and narrowed by. Triggers keep that: whatever writes a case, a party or a search for a
-- place, in whatever order, the copy changes in the same transaction and cannot be forgotten.
alter table party
    add column received_at    timestamptz,
    add column status         text check (status in ('ontvangen', 'in-triage', 'bij-regio', 'in-behandeling', 'afgesloten')),
    add column municipality   text,
    -- the search for a place that a list shows first: one that runs before one that ended, then the newest
    add column place_runs     boolean,
    add column place_begun_at timestamptz;

-- Two transactions that do not see each other (one joins a case while another closes it) may leave a copy behind. Both write
-- the case down here, and whatever is written down is compared again once it is committed, so the last of them puts it right.
create table party_changed (
    id         bigint  generated always as identity primary key,
    dossier_id uuid    not null references dossier,
    joined     boolean not null -- somebody new takes part, so that earlier looks may concern another organisation
);
create index party_changed_dossier on party_changed (dossier_id);

-- What the row of a party should say.
create view party_case as
select d.id as dossier_id, d.received_at, d.status, d.municipality, place.runs as place_runs, place.begun_at as place_begun_at
from dossier d
left join lateral (select s.ended_at is null as runs, s.begun_at from placement s where s.dossier_id = d.id
                   order by s.ended_at is null desc, s.begun_at desc limit 1) place on true;

update party p set received_at = c.received_at, status = c.status, municipality = c.municipality,
                   place_runs = c.place_runs, place_begun_at = c.place_begun_at
from party_case c where c.dossier_id = p.dossier_id;

create function party_knows_its_case() returns trigger language plpgsql
    security definer set search_path = schakel, pg_temp as $$
begin
    select c.received_at, c.status, c.municipality, c.place_runs, c.place_begun_at
    into new.received_at, new.status, new.municipality, new.place_runs, new.place_begun_at
    from schakel.party_case c where c.dossier_id = new.dossier_id;
    return new;
end
$$;
create trigger party_knows_its_case before insert on party for each row execute function party_knows_its_case();

create function party_has_joined() returns trigger language plpgsql
    security definer set search_path = schakel, pg_temp as $$
begin
    insert into schakel.party_changed (dossier_id, joined) values (new.dossier_id, new.scope = 'VOLLEDIG');
    return null;
end
$$;
create trigger party_has_joined after insert on party for each row execute function party_has_joined();

-- A row that somebody else works on is left to the second look: nothing waits here, so nothing can wait in a circle.
create function parties_follow(changed uuid) returns void language plpgsql
    security definer set search_path = schakel, pg_temp as $$
begin
    update schakel.party p set received_at = c.received_at, status = c.status, municipality = c.municipality,
                               place_runs = c.place_runs, place_begun_at = c.place_begun_at
    from schakel.party_case c
    where c.dossier_id = changed
      and p.id in (select q.id from schakel.party q where q.dossier_id = changed for no key update skip locked);
    insert into schakel.party_changed (dossier_id, joined) values (changed, false);
end
$$;

create function case_tells_its_parties() returns trigger language plpgsql
    security definer set search_path = schakel, pg_temp as $$
begin
    perform schakel.parties_follow(new.id);
    return null;
end
$$;
create trigger new_case_tells_its_parties after insert on dossier for each row execute function case_tells_its_parties();
create trigger case_tells_its_parties after update on dossier for each row
    when ((old.received_at, old.status, old.municipality) is distinct from (new.received_at, new.status, new.municipality))
    execute function case_tells_its_parties();

create function search_tells_its_parties() returns trigger language plpgsql
    security definer set search_path = schakel, pg_temp as $$
begin
    perform schakel.parties_follow(new.dossier_id);
    return null;
end
$$;
create trigger new_search_tells_its_parties after insert on placement for each row execute function search_tells_its_parties();
create trigger search_tells_its_parties after update on placement for each row
    when ((old.begun_at, old.ended_at) is distinct from (new.begun_at, new.ended_at))
    execute function search_tells_its_parties();

-- One range per group and scope for each way in which a list is narrowed; the last column lets both be narrowed at once.
create index party_newest on party (group_id, scope, received_at desc, dossier_id desc) where until is null;
create index party_newest_of_status on party (group_id, scope, status, received_at desc, dossier_id desc)
    include (municipality) where until is null;
create index party_newest_in_municipality on party (group_id, scope, municipality, received_at desc, dossier_id desc)
    include (status) where until is null;
create index party_places on party (group_id, scope, place_runs desc, place_begun_at desc, dossier_id desc)
    where until is null and place_begun_at is not null;

-- the searches of a case, whether they run or not
drop index placement_dossier;
create index placement_dossier on placement (dossier_id, begun_at);

comment on table party_changed is 'access';
comment on view party_case is 'access';
