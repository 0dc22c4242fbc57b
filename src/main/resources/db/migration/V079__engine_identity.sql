-- What of the directory the engine knows already, so that a start with nothing new costs one small read.
create table engine_identity (
    id     smallint primary key default 1 check (id = 1),
    state  text     not null
);
insert into engine_identity (state) values ('');
