package nl.schakel.retention;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read model: in which region a case lies, for who decides about it. */
@Component
class CaseRegions {

    private final JdbcClient jdbc;

    CaseRegions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its region; empty when there is no such case. */
    Optional<String> of(UUID dossier) {
        return jdbc.sql("select region from schakel.case_standing where dossier_id = ?")
                .param(dossier)
                .query(String.class)
                .optional();
    }
}
