package nl.schakel.piket.call.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.schakel.support.retention.HoldsCaseData;
import nl.schakel.support.retention.LeavingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Command service that throws away the nights of a case whose time is over: calls, what was tried, notes and the handover. */
@Component
class NightsThatLeave implements HoldsCaseData {

    private final JdbcClient jdbc;

    NightsThatLeave(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Turn turn() {
        return Turn.NIGHT;
    }

    @Override
    public Set<String> names(UUID dossier) {
        List<String> calls = jdbc.sql("select id::text from schakel.night_call where dossier_id = ?")
                .param(dossier)
                .query(String.class)
                .list();
        return new TreeSet<>(calls);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> destroy(LeavingCase leaving) {
        return new LeavingRows(jdbc, leaving.dossier())
                .run(
                        "delete from schakel.night_handover_said where handover in (select h.id from schakel.night_handover h"
                                + " join schakel.night_call c on c.id = h.call where c.dossier_id = :dossier)")
                .run("delete from schakel.night_handover where call in" + CALLS)
                .run("delete from schakel.night_note where call in" + CALLS)
                .run("delete from schakel.night_request where call in" + CALLS)
                .run("delete from schakel.night_attempt where call in" + CALLS)
                .run("delete from schakel.night_event where call in" + CALLS)
                .run("delete from schakel.night_call_told where call in" + CALLS)
                // what was joined into this night from elsewhere says so still, and into which no more
                .run("update schakel.night_call set joined_into = null where joined_into in" + CALLS)
                .run("delete from schakel.night_call where dossier_id = :dossier")
                .counts();
    }

    private static final String CALLS = " (select id from schakel.night_call where dossier_id = :dossier)";
}
