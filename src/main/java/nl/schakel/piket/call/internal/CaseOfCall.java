package nl.schakel.piket.call.internal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table access: which case a call belongs to; its key seals what is kept of the call. */
@Repository
public class CaseOfCall {

    private final JdbcClient jdbc;

    CaseOfCall(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The case of a call that is kept. */
    public UUID of(UUID call) {
        return jdbc.sql("select dossier_id from schakel.night_call where id = ?")
                .param(call)
                .query(UUID.class)
                .single();
    }
}
