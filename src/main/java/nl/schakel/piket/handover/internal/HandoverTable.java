package nl.schakel.piket.handover.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.piket.call.internal.CaseOfCall;
import nl.schakel.piket.handover.HandoverDoc;
import nl.schakel.piket.handover.HandoverState;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: the documents of nights, encrypted; each value opens in its own row only. */
@Repository
public class HandoverTable {

    private static final SealedColumn NIGHT = new SealedColumn("night_handover", "night_enc");
    private static final SealedColumn SAID = new SealedColumn("night_handover_said", "text_enc");

    /** One document. @param night as it was stored last */
    public record Row(
            UUID id,
            UUID call,
            HandoverState state,
            Instant offeredAt,
            UUID offeredBy,
            HandoverDoc.Night night,
            Instant acceptedAt,
            UUID acceptedBy) {}

    private final JdbcClient jdbc;
    private final CaseOfCall cases;
    private final CaseCipher ciphers;
    private final ObjectMapper json;

    HandoverTable(JdbcClient jdbc, CaseOfCall cases, CaseCipher ciphers, ObjectMapper json) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.ciphers = ciphers;
        this.json = json;
    }

    /** The document of a call, if it was made. */
    public Optional<Row> of(UUID call) {
        return jdbc.sql("select h.*, c.dossier_id from schakel.night_handover h"
                        + " join schakel.night_call c on c.id = h.call where h.call = ?")
                .param(call)
                .query((row, n) -> {
                    Timestamp accepted = row.getTimestamp("accepted_at");
                    UUID id = row.getObject("id", UUID.class);
                    return new Row(
                            id,
                            call,
                            HandoverState.of(row.getString("state")).orElseThrow(),
                            row.getTimestamp("offered_at").toInstant(),
                            row.getObject("offered_by", UUID.class),
                            read(ciphers.of(row.getObject("dossier_id", UUID.class))
                                    .decrypt(row.getBytes("night_enc"), NIGHT.at(id))),
                            accepted == null ? null : accepted.toInstant(),
                            row.getObject("accepted_by", UUID.class));
                })
                .optional();
    }

    /** Stores a new one; the caller holds the call. */
    public UUID insert(UUID call, HandoverDoc.Night night, UUID by, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into schakel.night_handover (id, call, state, offered_at, offered_by, night_enc)"
                        + " values (?, ?, 'aangeboden', ?, ?, ?)")
                .params(id, call, Timestamp.from(at), by, seal(id, cases.of(call), night))
                .update();
        return id;
    }

    /** Where it stands, and how the night is by now. */
    public void set(UUID id, HandoverState state, HandoverDoc.Night night) {
        jdbc.sql("update schakel.night_handover set state = ?, night_enc = ? where id = ? and state <> 'aangenomen'")
                .params(state.code(), seal(id, caseOf(id), night), id)
                .update();
    }

    /** From now on it stays as it is. */
    public void accept(UUID id, HandoverDoc.Night night, UUID by, Instant at) {
        jdbc.sql(
                        "update schakel.night_handover set state = 'aangenomen', night_enc = ?, accepted_at = ?, accepted_by = ?"
                                + " where id = ?")
                .params(seal(id, caseOf(id), night), Timestamp.from(at), by, id)
                .update();
    }

    /** Something said about it. @param text may be null */
    public void say(UUID handover, HandoverDoc.HandoverRemark said) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into schakel.night_handover_said (id, handover, at, who, code, text_enc)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        handover,
                        Timestamp.from(said.at()),
                        said.who(),
                        said.code(),
                        ciphers.of(caseOf(handover)).encrypt(said.text(), SAID.at(id)))
                .update();
    }

    /** Everything said about it, the oldest first. */
    public List<HandoverDoc.HandoverRemark> said(UUID handover) {
        return jdbc.sql("select s.id, s.at, s.who, s.code, s.text_enc, c.dossier_id from schakel.night_handover_said s"
                        + " join schakel.night_handover h on h.id = s.handover"
                        + " join schakel.night_call c on c.id = h.call where s.handover = ? order by s.at, s.id")
                .param(handover)
                .query((row, n) -> new HandoverDoc.HandoverRemark(
                        row.getTimestamp("at").toInstant(),
                        row.getObject("who", UUID.class),
                        row.getString("code"),
                        ciphers.of(row.getObject("dossier_id", UUID.class))
                                .decrypt(row.getBytes("text_enc"), SAID.at(row.getString("id")))))
                .list();
    }

    private UUID caseOf(UUID handover) {
        return jdbc.sql("select c.dossier_id from schakel.night_handover h join schakel.night_call c on c.id = h.call"
                        + " where h.id = ?")
                .param(handover)
                .query(UUID.class)
                .single();
    }

    private byte[] seal(UUID id, UUID dossier, HandoverDoc.Night night) {
        try {
            return ciphers.of(dossier).encrypt(json.writeValueAsString(night), NIGHT.at(id));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A night cannot be written", e);
        }
    }

    private HandoverDoc.Night read(String text) {
        try {
            return json.readValue(text, HandoverDoc.Night.class);
        } catch (JsonProcessingException e) {
            // the cause would tell the text, which is about a person
            throw new IllegalStateException("A night cannot be read");
        }
    }
}
