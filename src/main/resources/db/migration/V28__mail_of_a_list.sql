-- Who reported several signals of one list gets the news about them in one mail: a number that these reports share, made of the list
-- and of the address as a keyed hash. Mail goes to that number; the address is looked up in the reports when it goes out.
alter table report add column mail_group uuid;
create index report_mail_group on report (mail_group) where mail_group is not null;

-- how a signal of a list came in, unless its row says otherwise
alter table dossier drop constraint dossier_channel;
alter table dossier add constraint dossier_channel check (channel in ('formulier-burger', 'formulier-medewerker',
    'formulier-professional', 'telefoon', 'meld-misdaad-anoniem', 'politie', 'andere-regio', 'api', 'lijst', 'opvang'));
