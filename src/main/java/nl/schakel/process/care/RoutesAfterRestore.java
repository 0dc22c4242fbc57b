package nl.schakel.process.care;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.schakel.recovery.RestoreCheck;
import nl.schakel.support.database.TextArray;
import nl.schakel.support.text.Sentences;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Check: every open case has a route that runs, and the main route runs in open cases only. */
@Component
class RoutesAfterRestore implements RestoreCheck {

    private static final Sentences SENTENCES = Sentences.of("operator-messages");
    private static final String MAIN_ROUTE = "meldroute";
    private static final String LADDER = "termijnbewaking";

    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    RoutesAfterRestore(RuntimeService runtime, JdbcClient jdbc) {
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    @Override
    public RestoreFinding look() {
        long open = jdbc.sql("select count(*) from schakel.open_case")
                .query(Long.class)
                .single();
        long withoutRoute = count(
                "select count(*) from schakel.open_case where not (dossier_id = any(cast(:cases as uuid[])))",
                cases(runtime.createProcessInstanceQuery().processDefinitionKeyNotIn(LADDER)));
        long withoutCase = count(
                "select count(*) from unnest(cast(:cases as uuid[])) c"
                        + " where not exists (select from schakel.open_case o where o.dossier_id = c)",
                cases(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(MAIN_ROUTE)
                        .rootProcessInstances()));
        boolean good = withoutRoute == 0 && withoutCase == 0;
        return new RestoreFinding(
                good,
                good
                        ? SENTENCES.say("teruggezet.zaken.goed", String.valueOf(open))
                        : SENTENCES.say(
                                "teruggezet.zaken.fout",
                                String.valueOf(open),
                                String.valueOf(withoutRoute),
                                String.valueOf(withoutCase)));
    }

    private long count(String sql, List<String> cases) {
        return jdbc.sql(sql)
                .param("cases", TextArray.of(cases))
                .query(Long.class)
                .single();
    }

    private static List<String> cases(ProcessInstanceQuery running) {
        return running.list().stream()
                .map(ProcessInstance::getBusinessKey)
                .filter(Objects::nonNull)
                .filter(RoutesAfterRestore::isId)
                .distinct()
                .toList();
    }

    private static boolean isId(String key) {
        try {
            return UUID.fromString(key).toString().equals(key);
        } catch (IllegalArgumentException ofSomethingElse) {
            return false;
        }
    }
}
