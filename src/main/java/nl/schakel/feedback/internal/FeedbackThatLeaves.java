package nl.schakel.feedback.internal;

import java.util.Map;
import java.util.UUID;
import nl.schakel.support.retention.HoldsCaseData;
import nl.schakel.support.retention.LeavingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Command service that throws away what the reporter of a case was told, when the time of the case is over. */
@Component
class FeedbackThatLeaves implements HoldsCaseData {

    private final JdbcClient jdbc;

    FeedbackThatLeaves(JdbcClient jdbc) {
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
                .run("delete from schakel.feedback_message where dossier_id = :dossier")
                .run("delete from schakel.reporter_unreachable where dossier_id = :dossier")
                .counts();
    }

    /** What was said can still be read with the number and the code; where mail went is gone. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> forgetReporter(UUID dossier) {
        return new LeavingRows(jdbc, dossier)
                .run("delete from schakel.reporter_unreachable where dossier_id = :dossier")
                .counts();
    }
}
