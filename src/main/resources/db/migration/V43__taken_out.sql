-- When everything was taken out of an installation, in a form that anybody can read: for who watches over that.
create table taken_out (
    id        bigint      generated always as identity primary key,
    begun_at  timestamptz not null,
    ended_at  timestamptz,
    lines     bigint,
    constraint taken_out_ended check ((ended_at is null) = (lines is null))
);
comment on table taken_out is 'recovery';
