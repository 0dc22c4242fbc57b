-- By which row of the table of terms a task is watched; null for tasks from before.
alter table route_task add column process text;
alter table route_task add column urgency text;
