package nl.schakel.web.session;

import java.time.Instant;
import nl.schakel.recovery.AfterRestore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Command service: ends all sessions when data were put back: who was thrown out since the copy would be in again. */
@Component
class SessionsEnd implements AfterRestore {

    private final JdbcClient jdbc;

    SessionsEnd(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void restored(Instant copyMade) {
        jdbc.sql("delete from schakel.spring_session").update();
    }
}
