package nl.schakel.demo;

import java.util.Map;
import nl.schakel.support.retention.HoldsCaseData;
import nl.schakel.support.retention.LeavingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Command service: an example case whose time is over was made, and is not made again. */
@Component
class ExamplesThatLeave implements HoldsCaseData {

    private final JdbcClient jdbc;

    ExamplesThatLeave(JdbcClient jdbc) {
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
                .run("update schakel.example_case set dossier_id = null, done = -1 where dossier_id = :dossier")
                .counts();
    }
}
