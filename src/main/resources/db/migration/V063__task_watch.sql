-- The running ladder of a task, so that it can be ended with the task without looking for it.
alter table route_task add column watch_id text;
