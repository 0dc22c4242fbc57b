-- several disclosures can fall in one tick of the clock; their order is a fact of its own
alter table disclosure add column seq bigint generated always as identity;
