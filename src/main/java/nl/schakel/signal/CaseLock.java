package nl.schakel.signal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lock on one case: who takes it goes on alone until the end of the transaction; readers do not wait. */
@Component
public class CaseLock {

    private final JdbcClient jdbc;

    CaseLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever has it. A case that is not there locks nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(UUID dossier) {
        jdbc.sql("select 1 from schakel.dossier where id = ? for no key update")
                .param(dossier)
                .query(Integer.class)
                .optional();
    }
}
