-- The region of the demonstration (West Veluwe Vallei) and who covers it. Adds what is missing, changes nothing.
insert into schakel.region (code, name) values ('wvv', 'West Veluwe Vallei')
on conflict do nothing;

update schakel.organisation set region = 'wvv'
where code in ('GM0203', 'GM0228', 'GM0267', 'GM0279', 'GM0289') and region is null;

insert into schakel.organisation (code, name, kind, region) values
    ('wvv',            'Ketenregie West Veluwe Vallei',        'regio',       'wvv'),
    ('zorg-wvv',       'Zorgcoördinatie West Veluwe Vallei',   'zorg',        'wvv'),
    ('politie-oost',   'Politie Oost-Nederland',               'politie',     null),
    ('nla-oost',       'Arbeidsinspectie, team Oost',          'inspectie',   null),
    ('veiligthuis-gm', 'Veilig Thuis Gelderland-Midden',       'veiligthuis', null),
    ('riec-on',        'RIEC Oost-Nederland',                  'riec',        null)
on conflict do nothing;

insert into schakel.coverage (region, role, organisation) values
    ('wvv', 'ketenregisseur',  'wvv'),
    ('wvv', 'zorgcoordinator', 'zorg-wvv'),
    ('wvv', 'tmm',             'politie-oost'),
    ('wvv', 'nla',             'nla-oost'),
    ('wvv', 'veiligthuis',     'veiligthuis-gm'),
    ('wvv', 'riec',            'riec-on'),
    ('wvv', 'centrumgemeente', 'GM0228')
on conflict do nothing;

-- The shelters and the five other regions in which they stand are invented, like everything here.
insert into schakel.region (code, name) values
    ('gm', 'Gelderland-Midden'),
    ('gz', 'Gelderland-Zuid'),
    ('ut', 'Utrecht'),
    ('ij', 'IJsselland'),
    ('bz', 'Brabant-Zuidoost')
on conflict do nothing;

insert into schakel.organisation (code, name, kind, region) values
    ('opvang-haven',        'Opvang De Haven (fictief)',        'opvang', 'wvv'),
    ('opvang-linde',        'Huize Linde (fictief)',            'opvang', 'gm'),
    ('opvang-veluwe',       'Noodbed Veluwe (fictief)',         'opvang', 'wvv'),
    ('opvang-anker',        'Het Anker (fictief)',              'opvang', 'ut'),
    ('opvang-wilg',         'Opvang De Wilg (fictief)',         'opvang', 'gm'),
    ('opvang-morgenlicht',  'Morgenlicht (fictief)',            'opvang', 'ij'),
    ('opvang-sluis',        'Opvang De Sluis (fictief)',        'opvang', 'ut'),
    ('opvang-zonnewijzer',  'Huis Zonnewijzer (fictief)',       'opvang', 'gz'),
    ('opvang-brug',         'Opvang De Brug (fictief)',         'opvang', 'bz'),
    ('opvang-rozenhof',     'Rozenhof (fictief)',               'opvang', 'ut'),
    ('opvang-herberg',      'Hotel De Herberg (fictief)',       'opvang', 'gm'),
    ('opvang-kompas',       'Opvang Kompas (fictief)',          'opvang', 'ij'),
    ('comensha',            'CoMensha',                         'registratie', null)
on conflict do nothing;

insert into schakel.coverage (region, role, organisation) values
    ('wvv', 'comensha', 'comensha')
on conflict do nothing;

-- Who is on call in the evening, at night and in the weekend.
insert into schakel.organisation (code, name, kind, region) values
    ('piket-wvv', 'Piketdienst West Veluwe Vallei (fictief)', 'zorg', 'wvv')
on conflict do nothing;

insert into schakel.coverage (region, role, organisation) values
    ('wvv', 'piket', 'piket-wvv')
on conflict do nothing;

-- Organisations that bring their signals straight to the region, and one with a focus officer of its own. FairWork made 274
-- of the 927 reports of 2022 (B fig. 2). Who works there in the demonstration is invented.
insert into schakel.organisation (code, name, kind, region) values
    ('fairwork',       'FairWork',                                'hulporganisatie', null),
    ('leger-des-heils', 'Leger des Heils',                        'hulporganisatie', null),
    ('coa',            'COA',                                     'asielopvang',     null),
    ('school-ede',     'Scholengemeenschap De Esdoorn (fictief)', 'onderwijs',       'wvv'),
    ('kmar',           'Koninklijke Marechaussee',                'politie',         null),
    ('om-oost',        'Openbaar Ministerie Oost-Nederland',      'justitie',        null)
on conflict do nothing;

insert into schakel.coverage (region, role, organisation) values
    ('wvv', 'kmar', 'kmar'),
    ('wvv', 'om',   'om-oost')
on conflict do nothing;

-- A second region, with its own chain director and care coordinator. What else it needs, nobody covers yet: such roles are
-- vacancies, and shown as such.
insert into schakel.region (code, name) values ('noord', 'Regio Noord (fictief)')
on conflict do nothing;

update schakel.organisation set region = 'noord' where code in ('GM0074', 'GM0080', 'GM0090') and region is null;

insert into schakel.organisation (code, name, kind, region) values
    ('noord',      'Ketenregie Noord (fictief)',      'regio', 'noord'),
    ('zorg-noord', 'Zorgcoördinatie Noord (fictief)', 'zorg',  'noord')
on conflict do nothing;

insert into schakel.coverage (region, role, organisation) values
    ('noord', 'ketenregisseur',  'noord'),
    ('noord', 'zorgcoordinator', 'zorg-noord'),
    ('noord', 'kmar',            'kmar'),
    ('noord', 'comensha',        'comensha'),
    ('noord', 'centrumgemeente', 'GM0080')
on conflict do nothing;
