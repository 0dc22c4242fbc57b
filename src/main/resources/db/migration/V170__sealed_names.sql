-- Every column that holds encrypted personal data says so by its name.
alter table person rename column display_name to display_name_enc;
alter table person rename column email to email_enc;
