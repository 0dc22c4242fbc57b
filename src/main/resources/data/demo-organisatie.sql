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
