-- The 25 criteria of domain.md, process 2, as they are asked: safety first, never a label.
insert into criterion (position, code, answer_type, kind, default_stance, per_companion, question, measure) values
    (1,  'minderjarig',           'JA_NEE',  'hard',            'accepteert',      false, 'Is de persoon jonger dan 18 jaar?', 'Overleg met Veilig Thuis over een plek voor minderjarigen.'),
    (2,  'woonvorm',              'KEUZE',   'hard',            'uitgesloten',     false, 'In welke woonvorm voelt de persoon zich veilig?', null),
    (3,  'kinderen',              'GETAL',   'hard',            'accepteert',      false, 'Hoeveel kinderen komen er mee?', 'Spreek af wat de kinderen nodig hebben.'),
    (4,  'zwangerschap',          'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Is de persoon zwanger?', 'Regel een verloskundige.'),
    (5,  'middelengebruik',       'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Gebruikt de persoon iets waar wij vannacht rekening mee moeten houden?', 'Spreek huisregels af over gebruik.'),
    (6,  'psychose',              'JA_NEE',  'hard',            'accepteert',      false, 'Is de persoon nu zichtbaar in de war?', 'Laat de crisisdienst eerst meekijken.'),
    (7,  'veilig-met-zichzelf',   'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Is er vannacht gevaar dat de persoon zichzelf iets aandoet?', 'Maak samen een veiligheidsplan voor de nacht.'),
    (8,  'medicatie',             'JA_NEE',  'onderhandelbaar', 'accepteert',      true,  'Zijn er medicijnen die door moeten gaan?', 'De begeleiding bewaart de medicijnen.'),
    (9,  'uitleg',                'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Heeft de persoon extra uitleg nodig om iets goed te begrijpen?', 'Leg uit in korte stappen en vraag of het duidelijk is.'),
    (10, 'geweldsincident',       'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Was er kort geleden een voorval met geweld door de persoon, met een datum?', 'Bespreek het voorval en maak afspraken.'),
    (11, 'seksueel-brandrisico',  'JA_NEE',  'hard',            'accepteert',      false, 'Ziet een hulpverlener een risico op brandstichting of seksueel geweld door de persoon?', 'Overleg met die hulpverlener.'),
    (12, 'dreiging',              'NIVEAU',  'hard',            'uitgesloten',     false, 'Hoe groot is de dreiging?', 'Neem extra maatregelen voor de veiligheid.'),
    (13, 'mijdgebied',            'GEBIED',  'hard',            'uitgesloten',     false, 'Waar mag de persoon niet komen?', null),
    (14, 'bekende-aanwezig',      'SYSTEEM', 'hard',            'uitgesloten',     false, 'Verblijft er al een bekende van de persoon?', null),
    (15, 'telefoon-tracker',      'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Kan iemand de persoon volgen, via de telefoon of een tracker?', 'Zet de telefoon uit en laat hem nakijken.'),
    (16, 'verblijfsstatus',       'KEUZE',   'route',           'accepteert',      false, 'Welke verblijfsstatus heeft de persoon?', 'Regel eerst wie het verblijf betaalt.'),
    (17, 'regiobinding',          'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Hoort de persoon bij een andere regio?', 'Wie betaalt, zoeken wij daarna uit. Dat houdt deze nacht niet tegen.'),
    (18, 'politie-medewerking',   'SYSTEEM', 'route',           'accepteert',      false, 'Deze vraag stellen wij niet: hulp mag niet afhangen van meewerken met de politie.', null),
    (19, 'mobiliteit',            'JA_NEE',  'hard',            'accepteert',      true,  'Is er hulp nodig bij het lopen, of medische zorg?', 'Regel een kamer beneden of thuiszorg.'),
    (20, 'infectieziekte',        'JA_NEE',  'onderhandelbaar', 'accepteert',      true,  'Heeft een arts vastgesteld dat er iets besmettelijks is?', 'Volg de raad van de arts of de GGD.'),
    (21, 'taal',                  'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Is er een tolk nodig?', 'Bel een tolk.'),
    (22, 'toezicht',              'JA_NEE',  'onderhandelbaar', 'accepteert',      true,  'Is er elke dag toezicht nodig?', 'Spreek af wie er elke dag langskomt.'),
    (23, 'huisdier',              'JA_NEE',  'onderhandelbaar', 'accepteert',      false, 'Komt er een dier mee?', 'Regel een opvangplek voor het dier.'),
    (24, 'eerder-geweigerd',      'SYSTEEM', 'onderhandelbaar', 'onderhandelbaar', false, 'Is de persoon hier eerder geweigerd?', 'Vraag de opvang naar de datum en de reden van toen.'),
    (25, 'eigen-wens',            'WENS',    'hard',            'uitgesloten',     false, 'Waar wil de persoon zelf niet naartoe?', null);

-- centre of the municipality, to about five kilometres
insert into municipality_centre (municipality, latitude, longitude)
select code, latitude, longitude
from (values ('GM0267', 52.20, 5.48), ('GM0203', 52.14, 5.59), ('GM0228', 52.05, 5.67), ('GM0279', 52.08, 5.49),
             ('GM0289', 51.97, 5.66), ('GM0361', 52.63, 4.75), ('GM0034', 52.37, 5.22), ('GM0307', 52.16, 5.39),
             ('GM0363', 52.37, 4.90), ('GM0200', 52.21, 5.97), ('GM0202', 51.98, 5.91), ('GM0106', 52.99, 6.56),
             ('GM0758', 51.59, 4.78), ('GM0503', 52.01, 4.36), ('GM0150', 52.25, 6.16), ('GM0505', 51.81, 4.67),
             ('GM0772', 51.44, 5.48), ('GM0114', 52.78, 6.90), ('GM0153', 52.22, 6.89), ('GM0233', 52.30, 5.62),
             ('GM0513', 52.01, 4.71), ('GM0014', 53.22, 6.57), ('GM0392', 52.38, 4.64), ('GM0794', 51.48, 5.66),
             ('GM0164', 52.27, 6.79), ('GM0402', 52.22, 5.18), ('GM0080', 53.20, 5.80), ('GM0546', 52.16, 4.49),
             ('GM0995', 52.51, 5.47), ('GM0935', 50.85, 5.69), ('GM0687', 51.50, 3.61), ('GM0268', 51.84, 5.86),
             ('GM0828', 51.77, 5.52), ('GM0273', 52.26, 5.61), ('GM0274', 51.98, 5.78), ('GM0340', 51.96, 5.57),
             ('GM0599', 51.92, 4.48), ('GM0518', 52.08, 4.31), ('GM0855', 51.56, 5.09), ('GM0344', 52.09, 5.12),
             ('GM0345', 52.03, 5.55), ('GM0983', 51.37, 6.17), ('GM0479', 52.44, 4.83), ('GM0193', 52.51, 6.09)
     ) centre (code, latitude, longitude);
