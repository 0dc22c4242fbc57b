-- What sessions keep is encrypted from now on, and their cookies are signed. What stands here in clear goes; whoever was
-- signed in signs in again.
delete from spring_session;

-- Wrong access codes are counted with the other failures.
drop table access_attempt;
