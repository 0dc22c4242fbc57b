-- Which example cases of the demonstration were made, and how many of their deeds were played; empty elsewhere.
create table example_case (
    name       text primary key,
    done       integer not null,
    dossier_id uuid references dossier (id)
);
