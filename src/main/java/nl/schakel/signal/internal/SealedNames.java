package nl.schakel.signal.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table access: the names of the people involved, of several cases at once. */
@Component
public class SealedNames {

    private static final SealedColumn NAME = new SealedColumn("involved_person", "name_enc");

    private final JdbcClient jdbc;
    private final CaseCipher ciphers;

    SealedNames(JdbcClient jdbc, CaseCipher ciphers) {
        this.jdbc = jdbc;
        this.ciphers = ciphers;
    }

    /** By case, as they were reported. */
    public Map<UUID, List<String>> of(Collection<UUID> dossiers) {
        Map<UUID, List<String>> found = new HashMap<>();
        ciphers.prepare(dossiers);
        jdbc.sql("select id, dossier_id, name_enc from schakel.involved_person"
                        + " where dossier_id in (:dossiers) and name_enc is not null")
                .param("dossiers", dossiers)
                .query((RowCallbackHandler) row -> {
                    UUID dossier = row.getObject("dossier_id", UUID.class);
                    found.computeIfAbsent(dossier, id -> new ArrayList<>())
                            .add(ciphers.of(dossier)
                                    .decrypt(row.getBytes("name_enc"), NAME.at(row.getObject("id", UUID.class))));
                });
        return found;
    }
}
