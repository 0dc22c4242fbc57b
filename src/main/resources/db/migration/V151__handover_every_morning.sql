-- When a night is handed over: every morning, also on days on which the offices stay closed.
alter table region
    add column handover time not null default '08:30';
