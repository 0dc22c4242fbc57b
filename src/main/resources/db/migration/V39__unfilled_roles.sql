-- A role that the route of a region needs and nobody holds: since when, and how often that was told. Codes only.
create table unfilled_role (
    id            uuid        primary key,
    region        text        not null,
    role          text        not null,
    organisation  text        references organisation, -- null: the region named none
    since         timestamptz not null,
    told          integer     not null default 0,
    told_at       timestamptz,
    filled_at     timestamptz,
    constraint unfilled_role_told check ((told = 0) = (told_at is null))
);
create unique index unfilled_role_open on unfilled_role (region, role, coalesce(organisation, '')) where filled_at is null;
create index unfilled_role_organisation on unfilled_role (organisation) where organisation is not null;
comment on table unfilled_role is 'administration';
