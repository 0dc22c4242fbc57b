-- The list of cases: other orders, part of a number, and choices that are kept.

-- Part of a number is found by its pieces of three: no index of words is needed for that, and a country's history is no burden.
create function number_pieces(reference text) returns text[] language sql immutable strict parallel safe as $$
    select array_agg(distinct substr(number.letters, place, 3))
    from (select right(replace(reference, '-', ''), 8) as letters) number, generate_series(1, 6) place
$$;
create index dossier_number_pieces on dossier using gin (number_pieces(reference));

-- who has what to do in which case, and by when; a step without a term comes last
create view open_work as
select dossier_id, group_id, coalesce(due_at, 'infinity'::timestamptz) as due_at, task_id
from route_task where ended_at is null;
comment on view open_work is 'process';

-- the oldest first is the same range read from its other end; within a status and a municipality too, so no index is added

-- a choice is of one list
alter table saved_selection add column list text not null default 'taken'
    constraint saved_selection_list check (list in ('taken', 'zaken'));
alter table saved_selection alter column list drop default;
drop index saved_selection_once;
create unique index saved_selection_once on saved_selection
    (person, list, filter, sort, coalesce(municipality, ''), coalesce(step, ''), acute);

-- a change says which version it is based on (ADR 113)
alter table mail_preference add column revision integer not null default 1;
