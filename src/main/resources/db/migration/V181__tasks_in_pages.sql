-- A page of tasks is a range of the group's open tasks, the first due on top; a case finds all its tasks, ended ones too.
drop index route_task_open_group;
create index route_task_open_group on route_task
    (group_id, (coalesce(due_at, 'infinity'::timestamptz)), created_at, task_id) where ended_at is null;
drop index route_task_open_dossier;
drop index route_task_dossier;
create index route_task_dossier on route_task (dossier_id, created_at);
create index route_task_open_own on route_task (own_of) where ended_at is null and own_of is not null;
