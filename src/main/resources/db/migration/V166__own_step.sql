-- Whose own step a task is: the user name that the model itself names, at the start or when a night changes hands. Such a
-- task is that person's, also outside the group; every other task is for members of its group only.
alter table route_task add column own_of text;
update route_task set own_of = assignee where assignee is not null and group_id like 'melder@%';
