-- A shelter that was called, not asked through its task, and said no: it is not asked again for this person, and it
-- counts as any other refusal. No bed: the shelter as a whole.
create table phone_refusal (
    id           uuid        primary key,
    placement    uuid        not null references placement,
    organisation text        not null references organisation,
    bed          uuid        references bed,
    criterion    text        references criterion,
    at           timestamptz not null,
    by           uuid        not null
);
create index phone_refusal_placement on phone_refusal (placement);
