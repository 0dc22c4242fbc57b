-- What a line of a list may say, and the orders in which a list of tasks is read.

-- Whether who does the step sees anything of the case, as its model says; a list shows no more than the page of the task.
-- Of the steps that run now the roles are known from which their models hide the case.
alter table route_task add column opens boolean not null default true;
update route_task set opens = false
where split_part(group_id, '@', 1) in ('melder', 'ambassadeur', 'centrumgemeente');

-- a page of tasks in another order is a range of the group's open tasks too
create index route_task_open_created on route_task (group_id, created_at, task_id) where ended_at is null;
create index route_task_open_pickup on route_task
    (group_id, (coalesce(case when assignee is null then pickup_due_at end, 'infinity'::timestamptz)), created_at, task_id)
    where ended_at is null;

-- cases in which somebody is in danger now
create view acute_case as select id as dossier_id from dossier where acute;
comment on view acute_case is 'signal';
