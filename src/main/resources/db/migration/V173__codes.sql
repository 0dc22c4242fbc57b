-- What a code can be is known to the database too. A test compares the lists with the application's; who adds a code there
-- adds it here by a migration.
alter table dossier
    add constraint dossier_status check (status in ('ontvangen', 'in-triage', 'bij-regio', 'in-behandeling', 'afgesloten')),
    add constraint dossier_outcome check (outcome in ('hulp-geregeld', 'strafrechtelijk-onderzoek',
        'bestuurlijke-maatregel', 'doorverwezen', 'geen-aanwijzingen', 'onvoldoende-informatie', 'dubbel', 'gekoppeld',
        'ingetrokken', 'geen-opvang-gewenst', 'geen-plek', 'vertrokken')),
    -- 'opvang': a request for shelter began it, nobody reported
    add constraint dossier_channel check (channel in ('formulier-burger', 'formulier-medewerker', 'formulier-professional',
        'telefoon', 'meld-misdaad-anoniem', 'politie', 'andere-regio', 'api', 'opvang'));

alter table report
    add constraint report_minor check (minor in ('ja', 'nee', 'onbekend')),
    add constraint report_reporting_code_duty check (reporting_code_duty in ('ja', 'nee', 'onbekend'));

-- the answers of form actie-uitvoeren
alter table agreed_action
    add constraint agreed_action_outcome check (outcome in ('gedaan', 'deels', 'niet-gelukt', 'niet-nodig')),
    add constraint agreed_action_done check ((outcome is null) = (done_at is null));

-- words of the code, too many to list and each with a text of its own
alter table timeline_entry add constraint timeline_entry_kind check (kind ~ '^[a-z0-9-]{1,60}$');

alter table feedback_message
    add constraint feedback_message_kind check (kind in ('ontvangen', 'opgepakt', 'doorgezet', 'overgedragen', 'vraag',
        'aangevuld', 'intrekking-ontvangen', 'intrekking-doorgaan', 'gekoppeld', 'afgesloten'));

alter table placement
    add constraint placement_outcome check (outcome in ('geplaatst-en-veilig', 'eigen-plek', 'doorverwezen',
        'wil-geen-opvang', 'geen-plek', 'vertrokken')),
    add constraint placement_rung check (rung in ('opvang', 'noodbed', 'andere-regio', 'omm', 'cosm', 'hotel'));

alter table proposal
    add constraint proposal_rung check (rung in ('opvang', 'noodbed', 'andere-regio', 'omm', 'cosm', 'hotel'));

alter table refusal
    add constraint refusal_shelter_kind check (shelter_kind in ('noodbed', 'vrouwenopvang', 'mannenopvang',
        'categorale-opvang', 'maatschappelijke-opvang', 'omm', 'cosm', 'hotel'));

alter table night_call drop constraint night_call_rung_check;
alter table night_call
    add constraint night_call_rung check (rung in ('opvang', 'noodbed', 'andere-regio', 'tweede-lijn', 'hotel'));

alter table night_call_told
    add constraint night_call_told_from_kind check (from_kind in ('politie', 'kmar', 'nla', 'ziekenhuis', 'veilig-thuis',
        'piket', 'meldroute', 'plaatsing', 'anders'));

-- '': no rung of the ladder was reached yet
alter table route_task
    add constraint route_task_rung check (rung in ('', 'oppakken', 'oppakken-escalatie', 'herinnering', 'termijn',
        'escalatie'));

alter table legal_basis
    add constraint legal_basis_from_kind check (from_kind in ('*', 'gemeente', 'regio', 'politie', 'inspectie', 'zorg',
        'veiligthuis', 'riec', 'opvang', 'registratie', 'landelijk', 'beheer'));

-- two rules that stood in one
alter table outbox drop constraint outbox_receiver_kind_check;
alter table outbox
    add constraint outbox_receiver_kind check (receiver_kind in ('persoon', 'melder', 'balie')),
    add constraint outbox_desk_by_sms check (receiver_kind <> 'balie' or channel = 'sms');
