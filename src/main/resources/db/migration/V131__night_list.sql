-- The list for when Schakel cannot be reached: tonight's places, numbers and rota of one area. No people who need help.
create table night_list (
    area         text        primary key references duty_area, -- the newest only: an old list sends people to taken beds
    evening      date        not null,                         -- local date of the evening that it is for
    made_at      timestamptz not null,
    beds         int         not null,
    document_enc bytea       not null
);

-- The words with which one person opens the list. Made by Schakel, seen behind login only.
create table night_passphrase (
    person     uuid        primary key references person,
    phrase_enc bytea       not null,
    made_at    timestamptz not null
);
