-- With which national base a region's own bundle is up to date (ADR 137): what it was made from, or what was brought in since.
alter table model_bundle add column national_base uuid references model_bundle;
alter table model_draft add column national_base uuid references model_bundle;
create index model_bundle_national on model_bundle (national_base) where national_base is not null;
create index model_draft_national on model_draft (national_base) where national_base is not null;

-- What is there already was made from its base, or from what that was made from.
with recursive line as (
    select b.id, b.base as at from schakel.model_bundle b where b.region is not null
    union all
    select l.id, b.base from line l join schakel.model_bundle b on b.id = l.at where b.region is not null
)
update schakel.model_bundle b set national_base = l.at
from line l join schakel.model_bundle n on n.id = l.at and n.region is null
where l.id = b.id;
update schakel.model_draft d set national_base = coalesce(b.national_base, case when b.region is null then b.id end)
from schakel.model_bundle b where b.id = d.base and d.region is not null;

alter table model_bundle add constraint model_bundle_follows check ((region is null) = (national_base is null));
alter table model_draft add constraint model_draft_follows check ((region is null) = (national_base is null));
