-- Every record that people change has a version (ADR 113): who changes it says which one that person saw. Beds have one
-- already (revision), the lines of a profile are their own versions, and a duty gets another id when it changes hands.

-- A number that never comes back, for a record that can be taken away and made again.
create sequence record_revision;

create function revision_from_sequence() returns trigger language plpgsql as $$
begin
    new.revision := nextval('schakel.record_revision');
    return new;
end
$$;

alter table night_desk add column revision bigint not null default nextval('record_revision');
create trigger night_desk_revision before update on night_desk
    for each row execute function revision_from_sequence();

alter table duty_contact add column revision bigint not null default 1;
create trigger duty_contact_revision before update on duty_contact
    for each row execute function next_revision();

-- Hashes of names begin with the version of the rules by which they were made. Those of other rules are made anew when a node
-- starts; these find them when there are any, and are empty otherwise.
create index involved_person_old_name on involved_person (id) where left(name_hash, 2) <> '2:';
create index placement_person_old_name on placement_person (placement) where left(name_hash, 2) <> '2:';
