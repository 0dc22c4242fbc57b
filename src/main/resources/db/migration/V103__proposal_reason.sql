-- Why a step of the ladder was taken is free text, so it is kept with the explanation, encrypted.
alter table proposal drop column rung_reason;
