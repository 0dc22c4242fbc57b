package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what the tables of the domain and those of the engine say, after something broke. */
final class Books {

    private static final String RUNNING = "(select e.business_key_ key, p.key_ model from camunda.act_ru_execution e"
            + " join camunda.act_re_procdef p on p.id_ = e.proc_def_id_"
            + " where e.parent_id_ is null and e.super_exec_ is null)";

    /** A search for shelter without a report has a route of its own; in a case with a report it runs beside the route. */
    private static final String ROUTE = "(r.model = 'meldroute' or r.model = 'opvangplaatsing' and exists (select 1"
            + " from schakel.dossier own where own.id::text = r.key and own.channel = 'opvang'))";

    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** R1 and its relatives: nothing is there by half. */
    void balance() {
        SoftAssertions all = new SoftAssertions();
        long received = count("select count(*) from schakel.dossier");
        long open = count("select count(*) from " + RUNNING + " r where " + ROUTE);
        long ended = count("select count(*) from schakel.dossier where outcome is not null");
        all.assertThat(received).as("R1: received = open + ended").isEqualTo(open + ended);
        all.assertThat(list(
                        "select d.reference from schakel.dossier d where d.outcome is null and 1 <> (select count(*)"
                                + " from " + RUNNING + " r where " + ROUTE + " and r.key = d.id::text)"))
                .as("open dossiers without exactly one route")
                .isEmpty();
        all.assertThat(list("select r.key from " + RUNNING + " r where " + ROUTE + " and not exists"
                        + " (select 1 from schakel.dossier d where d.id::text = r.key and d.outcome is null)"))
                .as("routes without an open dossier")
                .isEmpty();
        all.assertThat(list("select r.key from " + RUNNING + " r where r.model = 'opvangplaatsing' and not exists"
                        + " (select 1 from schakel.dossier d where d.id::text = r.key and d.outcome is null)"))
                .as("searches for shelter without an open dossier")
                .isEmpty();
        all.assertThat(list("select r.key from " + RUNNING + " r where r.model = 'opvangplaatsing' group by r.key"
                        + " having count(*) > 1"))
                .as("dossiers with two searches for shelter")
                .isEmpty();
        all.assertThat(list("select coalesce(t.id_, r.task_id) from camunda.act_ru_task t full join"
                        + " (select * from schakel.route_task where ended_at is null) r on r.task_id = t.id_"
                        + " where t.id_ is null or r.task_id is null"))
                .as("tasks of the engine and of our list differ")
                .isEmpty();
        all.assertThat(list("select coalesce(t.id_, w.key) from camunda.act_ru_task t full join"
                        + " (select key from " + RUNNING + " r where model = 'termijnbewaking') w on w.key = t.id_"
                        + " where t.id_ is null or w.key is null"))
                .as("tasks without a watch, or a watch without its task")
                .isEmpty();
        all.assertThat(list("select key from " + RUNNING + " r where model = 'termijnbewaking' group by key"
                        + " having count(*) > 1"))
                .as("tasks with two watches")
                .isEmpty();
        all.assertThat(
                        list(
                                "select d.reference from schakel.dossier d where not exists (select 1 from schakel.report r"
                                        + " where r.dossier_id = d.id) or d.channel <> 'opvang' and 1 <>"
                                        + " (select count(*) from schakel.feedback_message f where f.dossier_id = d.id and f.kind = 'ontvangen')"))
                .as("dossiers without a report or without one receipt")
                .isEmpty();
        all.assertThat(list("select k.reference from schakel.intake_key k left join schakel.dossier d"
                        + " on d.id = k.dossier_id where d.id is null"))
                .as("keys that point to nothing")
                .isEmpty();
        all.assertThat(list("select o.link from schakel.outbox o where o.template = 'NIEUWE_TAAK' and not exists"
                        + " (select 1 from schakel.route_task t where o.link = '/taken/' || t.task_id)"))
                .as("mail about tasks that do not exist")
                .isEmpty();
        all.assertAll();
    }

    /** The case with this reference has one route and one open first task for its owner. */
    void waitsForTriage(List<String> references, String group) {
        assertThat(jdbc.sql("select d.reference from schakel.dossier d where d.reference in (:references)"
                                + " and 1 = (select count(*) from " + RUNNING
                                + " r where r.model = 'meldroute' and r.key = d.id::text)"
                                + " and 1 = (select count(*) from schakel.route_task t where t.dossier_id = d.id"
                                + " and t.ended_at is null and t.step = 'signaal-beoordelen' and t.group_id = :group)")
                        .param("references", references)
                        .param("group", group)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(references);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private List<String> list(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
