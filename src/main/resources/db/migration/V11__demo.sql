-- Which example cases of the demonstration were made, and how many of their deeds were played; empty elsewhere.
create table example_case (
    name        text    primary key,
    done        integer not null,
    dossier_id  uuid    references dossier
);
create index example_case_dossier on example_case (dossier_id) where dossier_id is not null;

comment on table example_case is 'demo';
