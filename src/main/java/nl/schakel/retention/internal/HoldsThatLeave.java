package nl.schakel.retention.internal;

import java.util.Map;
import nl.schakel.support.retention.HoldsCaseData;
import nl.schakel.support.retention.LeavingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Command service that throws away the legal holds that a case had, when it leaves. */
@Component
class HoldsThatLeave implements HoldsCaseData {

    private final JdbcClient jdbc;

    HoldsThatLeave(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Turn turn() {
        return Turn.AROUND;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> destroy(LeavingCase leaving) {
        return new LeavingRows(jdbc, leaving.dossier())
                .run("delete from schakel.legal_hold where dossier_id = :dossier")
                .counts();
    }
}
