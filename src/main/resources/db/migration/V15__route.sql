-- Doubt about an age is an answer of its own: it protects as "ja" does.
alter table report drop constraint report_minor;
alter table report add constraint report_minor check (minor in ('ja', 'twijfel', 'nee', 'onbekend'));

-- The police ask everybody to wait with visits and calls (R13); one request at a time in a case.
create table contact_hold (
    id          uuid        primary key,
    dossier_id  uuid        not null references dossier,
    since       timestamptz not null,
    until       timestamptz,
    constraint contact_hold_order check (until >= since)
);
create unique index contact_hold_active on contact_hold (dossier_id) where until is null;
create index contact_hold_dossier on contact_hold (dossier_id);
comment on table contact_hold is 'signal';

-- A partner recorded a victim or an investigation: nobody ends the case past that without saying why (R2).
create table partner_finding (
    id          uuid        primary key,
    dossier_id  uuid        not null references dossier,
    kind        text        not null constraint partner_finding_kind check (kind in ('slachtoffer', 'onderzoek')),
    group_id    text        not null,
    at          timestamptz not null
);
create index partner_finding_dossier on partner_finding (dossier_id, at);
comment on table partner_finding is 'signal';

-- Whether somebody visits or calls those involved in this step, and what is left of its term while police ask to wait.
alter table route_task add column contact boolean not null default false;
alter table route_task add column held_since timestamptz;
alter table route_task add column held_due timestamptz;
alter table route_task add constraint route_task_held check ((held_since is null) = (held_due is null));
