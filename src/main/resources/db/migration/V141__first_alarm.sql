-- When the first message about a call had gone out, for the figure of how long people at the other end wait. No part of
-- what a screen shows, so it counts as no change.
alter table night_call add column first_alarm_at timestamptz;
-- the alarms that nobody took stand on every screen; looked for on every page
create index night_call_incident on night_call (area) where incident;
