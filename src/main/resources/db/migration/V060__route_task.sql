-- The tasks of the route as lists need them: one row per user task, kept by the task's own events in its transaction.
create table route_task (
    task_id      text primary key,
    dossier_id   uuid        not null,
    reference    text        not null,
    municipality text        not null,
    step         text        not null,
    name         text        not null,
    group_id     text        not null,
    assignee     text,
    created_at   timestamptz not null,
    due_at       timestamptz,
    pickup_due_at timestamptz,
    rung         text        not null default '',
    ended_at     timestamptz,
    ended_how    text,
    ended_by     text
);
create index route_task_open_group on route_task (group_id, due_at) where ended_at is null;
create index route_task_open_assignee on route_task (assignee) where ended_at is null;
create index route_task_open_dossier on route_task (dossier_id) where ended_at is null;
create index route_task_late on route_task (due_at) where ended_at is null;
