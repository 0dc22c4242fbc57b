package nl.schakel.placement.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.placement.NewNeed;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: what people need, encrypted; each value opens in its own row only. */
@Component
public class NeedStore {

    private static final SealedColumn NEED = new SealedColumn("placement_need", "need_enc");

    private static final String OF_CASE =
            " from schakel.placement_need n join schakel.placement p on p.id = n.placement";

    /** A need as it was told at a moment. */
    public record StoredNeed(NewNeed need, int version, Instant at) {}

    /** A need with who told it. */
    public record Told(NewNeed need, UUID author) {}

    private final JdbcClient jdbc;
    private final CaseOfSearch cases;
    private final CaseCipher ciphers;
    private final ObjectMapper json;

    NeedStore(JdbcClient jdbc, CaseOfSearch cases, CaseCipher ciphers, ObjectMapper json) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.ciphers = ciphers;
        this.json = json;
    }

    /** Adds a version; the caller holds the placement's row. */
    public void add(UUID placement, NewNeed need, Instant at, UUID author) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into schakel.placement_need (id, placement, version, at, author, need_enc)
                        select :id, :placement, coalesce(max(version), 0) + 1, :at, :author, :need
                        from schakel.placement_need where placement = :placement
                        """)
                .param("id", id)
                .param("placement", placement)
                .param("at", Timestamp.from(at))
                .param("author", author)
                .param("need", ciphers.of(cases.of(placement)).encrypt(write(need), NEED.at(id)))
                .update();
    }

    /** The newest version. */
    public Optional<StoredNeed> latest(UUID placement) {
        return jdbc.sql("select n.id, p.dossier_id, n.version, n.at, n.need_enc" + OF_CASE + " where n.placement = ?"
                        + " order by n.version desc limit 1")
                .param(placement)
                .query((row, n) -> new StoredNeed(
                        need(row), row.getInt("version"), row.getTimestamp("at").toInstant()))
                .optional();
    }

    /** The same for several searches, by search; one of which nothing was told yet is left out. */
    public Map<UUID, NewNeed> latest(Collection<UUID> placements) {
        return jdbc
                .sql("select distinct on (n.placement) n.placement, n.id, p.dossier_id, n.need_enc" + OF_CASE
                        + " where n.placement in (:placements) order by n.placement, n.version desc")
                .param("placements", placements)
                .query((row, n) -> Map.entry(row.getObject("placement", UUID.class), need(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Every version with who told it, the newest first. */
    public List<Told> history(UUID placement) {
        return jdbc.sql("select n.id, p.dossier_id, n.author, n.need_enc" + OF_CASE
                        + " where n.placement = ? order by n.version desc")
                .param(placement)
                .query((row, n) -> new Told(need(row), row.getObject("author", UUID.class)))
                .list();
    }

    private NewNeed need(ResultSet row) throws SQLException {
        return read(
                ciphers.of(row.getObject("dossier_id", UUID.class))
                        .decrypt(row.getBytes("need_enc"), NEED.at(row.getString("id"))),
                NewNeed.class);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A need cannot be written", e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            // the cause would tell the text, which is about a person
            throw new IllegalStateException("A need cannot be read");
        }
    }
}
