package nl.schakel.organisation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lock on one region: who takes it goes on alone until the end of the transaction; readers do not wait. */
@Component
public class RegionLock {

    private final JdbcClient jdbc;

    RegionLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(String region) {
        jdbc.sql("select code from schakel.region where code = ? for no key update")
                .param(region)
                .query(String.class)
                .list();
    }
}
