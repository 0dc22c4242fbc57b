package nl.schakel.file.internal;

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

/** Command service that throws away the files of a case whose time is over; they are in the database and nowhere else. */
@Component
class FilesThatLeave implements HoldsCaseData {

    private final JdbcClient jdbc;

    FilesThatLeave(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Turn turn() {
        return Turn.AROUND;
    }

    @Override
    public Set<String> names(UUID dossier) {
        return new TreeSet<>(jdbc.sql("select id::text from schakel.case_file where dossier_id = ?")
                .param(dossier)
                .query(String.class)
                .list());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> destroy(LeavingCase leaving) {
        return new LeavingRows(jdbc, leaving.dossier())
                .run("delete from schakel.case_file where dossier_id = :dossier")
                .counts();
    }
}
