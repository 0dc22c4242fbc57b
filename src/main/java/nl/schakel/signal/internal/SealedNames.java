package nl.schakel.signal.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table access: the names of the people involved, of several cases at once. */
@Component
public class SealedNames {

    private static final SealedColumn NAME = new SealedColumn("involved_person", "name_enc");

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    SealedNames(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** By case, as they were reported. */
    public Map<UUID, List<String>> of(Collection<UUID> dossiers) {
        Map<UUID, List<String>> found = new HashMap<>();
        jdbc.sql("select id, dossier_id, name_enc from schakel.involved_person"
                        + " where dossier_id in (:dossiers) and name_enc is not null")
                .param("dossiers", dossiers)
                .query((RowCallbackHandler) row -> found.computeIfAbsent(
                                row.getObject("dossier_id", UUID.class), id -> new ArrayList<>())
                        .add(cipher.decrypt(row.getBytes("name_enc"), NAME.at(row.getObject("id", UUID.class)))));
        return found;
    }
}
