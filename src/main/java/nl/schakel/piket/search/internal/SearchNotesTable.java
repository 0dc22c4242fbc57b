package nl.schakel.piket.search.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import nl.schakel.piket.call.internal.CaseOfCall;
import nl.schakel.piket.search.SearchNotes;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: the notes of nights, encrypted. A change says on which version it is based. */
@Repository
public class SearchNotesTable {

    private static final SealedColumn TEXT = new SealedColumn("night_note", "text_enc");

    private final JdbcClient jdbc;
    private final CaseOfCall cases;
    private final CaseCipher ciphers;

    SearchNotesTable(JdbcClient jdbc, CaseOfCall cases, CaseCipher ciphers) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.ciphers = ciphers;
    }

    /** The notes of a call; version 0 when nobody wrote anything. */
    public SearchNotes of(UUID call) {
        return jdbc.sql("select n.version, n.at, n.by, n.text_enc, c.dossier_id from schakel.night_note n"
                        + " join schakel.night_call c on c.id = n.call where n.call = ?")
                .param(call)
                .query((row, n) -> new SearchNotes(
                        ciphers.of(row.getObject("dossier_id", UUID.class))
                                .decrypt(row.getBytes("text_enc"), TEXT.at(call)),
                        row.getLong("version"),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("by", UUID.class)))
                .optional()
                .orElse(new SearchNotes("", 0, null, null));
    }

    /** Stores a text. @return false when the notes are at another version by now; nothing is stored then */
    public boolean save(UUID call, String text, long basedOn, UUID by, Instant at) {
        byte[] sealed = ciphers.of(cases.of(call)).encrypt(text, TEXT.at(call));
        if (basedOn == 0) {
            return jdbc.sql("insert into schakel.night_note (call, version, at, by, text_enc) values (?, 1, ?, ?, ?)"
                                    + " on conflict do nothing")
                            .params(call, Timestamp.from(at), by, sealed)
                            .update()
                    == 1;
        }
        return jdbc.sql("update schakel.night_note set version = version + 1, at = ?, by = ?, text_enc = ?"
                                + " where call = ? and version = ?")
                        .params(Timestamp.from(at), by, sealed, call, basedOn)
                        .update()
                == 1;
    }
}
