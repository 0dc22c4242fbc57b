-- Both sides of an arrival: who wrote down that the shelter said it by phone, and that the shelter confirmed it itself.
alter table bed_promise
    add column arrival_said_by      uuid,
    add column arrival_said_at      timestamptz,
    add column arrival_confirmed_by uuid,
    add column arrival_confirmed_at timestamptz,
    add constraint arrival_said check ((arrival_said_by is null) = (arrival_said_at is null)),
    add constraint arrival_confirmed check ((arrival_confirmed_by is null) = (arrival_confirmed_at is null));
