package nl.schakel.signal.internal;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.signal.ChangedFact;
import nl.schakel.signal.FactChanges.FactChange;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table access: facts that were corrected or added; only ever added to. */
@Component
public class FactTable {

    private static final SealedColumn OLD = new SealedColumn("fact_change", "old_enc");
    private static final SealedColumn NEW = new SealedColumn("fact_change", "new_enc");

    private final JdbcClient jdbc;
    private final CaseCipher ciphers;

    FactTable(JdbcClient jdbc, CaseCipher ciphers) {
        this.jdbc = jdbc;
        this.ciphers = ciphers;
    }

    /** Keeps one change. @param nameHash by which a name is found again; null for other facts */
    public void add(UUID dossier, FactChange change, String nameHash) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into schakel.fact_change (id, dossier_id, at, fact, person, old_enc, new_enc, name_hash, author,"
                                + " author_group) values (:id, :dossier, :at, :fact, :person, :old, :new, :hash, :author, :group)")
                .param("id", id)
                .param("dossier", dossier)
                .param("at", Timestamp.from(change.at()))
                .param("fact", change.fact().code())
                .param("person", change.person(), Types.INTEGER)
                .param("old", ciphers.of(dossier).encrypt(change.before(), OLD.at(id)), Types.BINARY)
                .param("new", ciphers.of(dossier).encrypt(change.after(), NEW.at(id)), Types.BINARY)
                .param("hash", nameHash, Types.VARCHAR)
                .param("author", change.author())
                .param("group", change.group())
                .update();
    }

    /** Every change of a case, the oldest first. */
    public List<FactChange> of(UUID dossier) {
        PersonalDataCipher cipher = ciphers.of(dossier);
        return jdbc.sql("select * from schakel.fact_change where dossier_id = ? order by seq")
                .param(dossier)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    Instant at = row.getTimestamp("at").toInstant();
                    return new FactChange(
                            at,
                            ChangedFact.of(row.getString("fact")).orElseThrow(),
                            (Integer) row.getObject("person"),
                            cipher.decrypt(row.getBytes("old_enc"), OLD.at(id)),
                            cipher.decrypt(row.getBytes("new_enc"), NEW.at(id)),
                            row.getObject("author", UUID.class),
                            row.getString("author_group"));
                })
                .list();
    }

    /** What this fact became last, in each of these cases in which it was changed. */
    public Map<UUID, String> last(ChangedFact fact, Collection<UUID> dossiers) {
        Map<UUID, String> last = new HashMap<>();
        all(fact, dossiers).forEach((dossier, values) -> last.put(dossier, values.get(values.size() - 1)));
        return last;
    }

    /** All that this fact became, the oldest first, in each of these cases in which it was changed. */
    public Map<UUID, List<String>> all(ChangedFact fact, Collection<UUID> dossiers) {
        Map<UUID, List<String>> found = new HashMap<>();
        ciphers.prepare(dossiers);
        jdbc.sql("select id, dossier_id, new_enc from schakel.fact_change"
                        + " where dossier_id in (:dossiers) and fact = :fact order by seq")
                .param("dossiers", dossiers)
                .param("fact", fact.code())
                .query((RowCallbackHandler) row -> {
                    UUID dossier = row.getObject("dossier_id", UUID.class);
                    found.computeIfAbsent(dossier, id -> new ArrayList<>())
                            .add(ciphers.of(dossier)
                                    .decrypt(row.getBytes("new_enc"), NEW.at(row.getObject("id", UUID.class))));
                });
        return found;
    }
}
