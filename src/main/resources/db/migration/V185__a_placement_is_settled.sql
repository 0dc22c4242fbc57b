-- when everything around a placement is done too, its route is at its end: a case that waits for it may close
alter table schakel.placement add column settled_at timestamptz;
