package nl.schakel.signal;

import java.util.Collection;
import java.util.UUID;
import nl.schakel.support.crypto.CaseCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read model: cases whose report was sealed with a key of their own, without opening any. */
@Component
public class SealedReports {

    private final JdbcClient jdbc;

    SealedReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest of them. */
    public Collection<UUID> newest(int atMost) {
        return jdbc.sql(
                        "select r.dossier_id from (select id from schakel.dossier order by received_at desc limit :most) d"
                                + " join schakel.report r on r.dossier_id = d.id where substring(r.explanation_enc from 1 for :bytes) = :mark")
                .param("most", atMost)
                .param("bytes", CaseCipher.mark().length)
                .param("mark", CaseCipher.mark())
                .query(UUID.class)
                .list();
    }
}
