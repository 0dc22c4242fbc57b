-- By which row of the table of terms a task began: the same row says later who hears. The step may carry a rung of the
-- shelter ladder (plek-beantwoorden/noodbed).
alter table route_task add column term_region text;
alter table route_task add column term_step text;
update route_task t set term_step = t.step, term_region = d.region from dossier d where d.id = t.dossier_id;
