-- A duty of the weekly pattern may hold in one of two weeks that take turns: the Monday of a week in which it holds, and
-- from which it does. A date and no number of a week: after week 53 comes week 1, and both are odd.
alter table duty_pattern
    add column first_week date check (extract(isodow from first_week) = 1);

-- The minutes show overlaps to the database, from now on those of two weeks: a duty of each week lies in both.
update duty_pattern
set minutes = minutes + (
        select range_agg(int4range(lower(part) + 7 * 24 * 60, upper(part) + 7 * 24 * 60))
        from unnest(minutes) part);
