-- What of a report can be corrected or added afterwards: also its words, its forms of exploitation, its indicators and whether
-- somebody is in danger now.

alter table fact_change drop constraint fact_change_fact;
alter table fact_change add constraint fact_change_fact check (fact in ('toelichting', 'locatie', 'acuut', 'vormen',
    'minderjarig', 'indicatoren', 'naam', 'geboortejaar', 'geslacht', 'nationaliteit', 'bekend-bij'));

alter table fact_change drop constraint fact_change_of_person;
alter table fact_change add constraint fact_change_of_person check ((person is not null)
    = (fact in ('naam', 'geboortejaar', 'geslacht', 'nationaliteit', 'bekend-bij')));

-- A question to a shelter that was taken back since the search is parked; and what the person said of a place, beside what
-- the shelter asked for.
alter table proposal add column parked boolean not null default false;
alter table proposal add column wish_enc bytea;
