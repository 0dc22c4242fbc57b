package nl.schakel.notification.internal;

import java.util.Map;
import java.util.UUID;
import nl.schakel.support.database.TextArray;
import nl.schakel.support.retention.HoldsCaseData;
import nl.schakel.support.retention.LeavingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Command service that throws away messages about a case whose time is over: they name it by an id in their key or their link. */
@Component
class MessagesThatLeave implements HoldsCaseData {

    private final JdbcClient jdbc;

    MessagesThatLeave(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Turn turn() {
        return Turn.AROUND;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> destroy(LeavingCase leaving) {
        int messages = jdbc.sql("delete from schakel.outbox where receiver = :dossier or exists"
                        + " (select from unnest(:names) name where strpos(key, name) > 0 or strpos(link, name) > 0)")
                .param("dossier", leaving.dossier())
                .param("names", TextArray.of(leaving.names()))
                .update();
        return turn(leaving.dossier()).add("outbox", messages).counts();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> forgetReporter(UUID dossier) {
        return turn(dossier)
                .run("delete from schakel.outbox where receiver = :dossier and receiver_kind = 'melder'")
                .counts();
    }

    private LeavingRows turn(UUID dossier) {
        return new LeavingRows(jdbc, dossier).run("delete from schakel.mail_turn where receiver = :dossier");
    }
}
