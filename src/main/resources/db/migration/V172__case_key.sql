-- A case has one name in every table, and no row tells about a case that is not there.
alter table party rename column dossier to dossier_id;
alter table disclosure rename column dossier to dossier_id;
alter table access_log rename column dossier to dossier_id;
alter table emergency_access rename column dossier to dossier_id;
alter table placement rename column dossier to dossier_id;
alter table night_call rename column dossier to dossier_id;

alter table party add constraint party_dossier_id_fkey foreign key (dossier_id) references dossier;
alter table disclosure add constraint disclosure_dossier_id_fkey foreign key (dossier_id) references dossier;
alter table emergency_access add constraint emergency_access_dossier_id_fkey foreign key (dossier_id) references dossier;
alter table placement add constraint placement_dossier_id_fkey foreign key (dossier_id) references dossier;
alter table night_call add constraint night_call_dossier_id_fkey foreign key (dossier_id) references dossier;
alter table route_task add constraint route_task_dossier_id_fkey foreign key (dossier_id) references dossier;
alter table feedback_message add constraint feedback_message_dossier_id_fkey foreign key (dossier_id) references dossier;
-- the key is claimed before the case is written, so that of two requests one waits; at the end of both the case is there
alter table intake_key add constraint intake_key_dossier_id_fkey foreign key (dossier_id) references dossier
    deferrable initially deferred;

-- The access log refers to no case on purpose: it outlives the case, a refusal names whatever was asked for, also what does
-- not exist, and an entry may never fail.

create index placement_dossier on placement (dossier_id);
create index night_call_dossier on night_call (dossier_id);
create index route_task_dossier on route_task (dossier_id);
create index intake_key_dossier on intake_key (dossier_id);
