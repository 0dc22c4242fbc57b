-- Every table belongs to one module, the only one with SQL over it; its comment says which. What another module may read
-- without asking the owner is a view that the owner publishes. A test holds the sources to it (ADR 102).

comment on table demo_clock is 'support';
comment on table data_key is 'support';
comment on table failed_attempt is 'support';

comment on table spring_session is 'web';
comment on table spring_session_attributes is 'web';

comment on table region is 'organisation';
comment on table organisation is 'organisation';
comment on table coverage is 'organisation';
comment on table person is 'organisation';
comment on table membership is 'organisation';
comment on table directory_version is 'organisation';

comment on table party is 'access';
comment on table role_part is 'access';
comment on table legal_basis is 'access';
comment on table disclosure is 'access';
comment on table access_log is 'access';
comment on table access_seal is 'access';
comment on table access_unsealed is 'access';
comment on table access_head is 'access';
comment on table access_check is 'access';
comment on table emergency_access is 'access';

comment on table outbox is 'notification';
comment on table standstill is 'notification';

comment on table feedback_message is 'feedback';

comment on table dossier is 'signal';
comment on table report is 'signal';
comment on table involved_person is 'signal';
comment on table dossier_entry is 'signal';
comment on table timeline_entry is 'signal';
comment on table agreed_action is 'signal';
comment on table intake_key is 'signal';

comment on table route_task is 'process';
comment on table engine_identity is 'process';

comment on table criterion is 'placement';
comment on table shelter_location is 'placement';
comment on table bed is 'placement';
comment on table profile_line is 'placement';
comment on table placement is 'placement';
comment on table placement_need is 'placement';
comment on table placement_person is 'placement';
comment on table proposal is 'placement';
comment on table bed_promise is 'placement';
comment on table refusal is 'placement';
comment on table phone_refusal is 'placement';
comment on table municipality_centre is 'placement';

comment on table duty_area is 'piket';
comment on table duty_area_region is 'piket';
comment on table duty_area_question is 'piket';
comment on table duty_area_change is 'piket';
comment on table duty_contact is 'piket';
comment on table duty_pattern is 'piket';
comment on table duty_shift is 'piket';
comment on table duty_planned is 'piket';
comment on table duty_swap is 'piket';
comment on table duty_change is 'piket';
comment on table duty_agenda is 'piket';
comment on table night_call is 'piket';
comment on table night_call_told is 'piket';
comment on table night_event is 'piket';
comment on table night_attempt is 'piket';
comment on table night_request is 'piket';
comment on table night_note is 'piket';
comment on table night_desk is 'piket';
comment on table night_handover is 'piket';
comment on table night_handover_said is 'piket';
comment on table night_list is 'piket';
comment on table night_passphrase is 'piket';
comment on table sent_key is 'piket';

comment on table example_case is 'demo';

create view case_heading as select id as dossier_id, reference, municipality, region from dossier;
comment on view case_heading is 'signal';

create view open_case as select id as dossier_id, status, received_at from dossier where outcome is null;
comment on view open_case is 'signal';

create view open_term as select dossier_id, due_at from route_task where ended_at is null;
comment on view open_term is 'process';

create view promised_bed as
    select id, bed, placement, state, lower(during) as since, expires_at from bed_promise;
comment on view promised_bed is 'placement';

create view open_call as
    select id, area, holder, called_at, incident from night_call
    where status in ('alarm', 'aangenomen', 'plek', 'geplaatst', 'overdracht');
comment on view open_call is 'piket';

create view municipality_region as select code as municipality, region from organisation where kind = 'gemeente';
comment on view municipality_region is 'organisation';
