-- The clock of a demonstration runs ahead of the real one; every node reads by how much.
create table demo_clock (
    id             smallint primary key default 1 check (id = 1),
    offset_millis  bigint   not null default 0 check (offset_millis >= 0)
);
insert into demo_clock default values;

-- Which key encrypted the personal data here. The key itself is never in the database.
create table data_key (
    id           smallint    primary key default 1 check (id = 1),
    fingerprint  text        not null,
    since        timestamptz not null default now()
);

-- Sessions live here so that any node can serve any request (structure given by Spring Session).
create table spring_session (
    primary_id             char(36)     not null constraint spring_session_pk primary key,
    session_id             char(36)     not null,
    creation_time          bigint       not null,
    last_access_time       bigint       not null,
    max_inactive_interval  int          not null,
    expiry_time            bigint       not null,
    principal_name         varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id  char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name      varchar(200) not null,
    attribute_bytes     bytea        not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name)
);
