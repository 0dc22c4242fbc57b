package nl.schakel.signal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.signal.Reviews.Request;
import nl.schakel.signal.Reviews.ReviewAnswer;
import nl.schakel.signal.StayReason;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table access: requests of reporters to look again at an end. */
@Component
public class ReviewTable {

    private static final SealedColumn TEXT = new SealedColumn("review_request", "text_enc");
    private static final String REOPENED = "heropend";
    private static final String STAYS = "blijft";

    private final JdbcClient jdbc;
    private final CaseCipher ciphers;

    ReviewTable(JdbcClient jdbc, CaseCipher ciphers) {
        this.jdbc = jdbc;
        this.ciphers = ciphers;
    }

    /** Keeps a request. @param hash by which the same words are known again */
    public void add(UUID report, UUID about, int number, Instant now, String hash) {
        jdbc.sql("insert into schakel.review_request (id, dossier_id, about, number, asked_at, asked_hash)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), report, about, number, Timestamp.from(now), hash)
                .update();
    }

    /** Whether this reporter asked this before in the same words. */
    public boolean asked(UUID report, String hash) {
        return jdbc.sql("select exists (select from schakel.review_request where dossier_id = ? and asked_hash = ?)")
                .params(report, hash)
                .query(Boolean.class)
                .single();
    }

    /** Answers every open request about a case. @param stays null when the case is opened again, and then there is no text */
    public void answer(UUID about, StayReason stays, String text, UUID by, Instant now) {
        for (Request open : open(about)) {
            jdbc.sql("update schakel.review_request set answered_at = greatest(asked_at, :now), answer = :answer,"
                            + " stay_reason = :reason, text_enc = :text, answered_by = :by"
                            + " where id = :id and answered_at is null")
                    .param("now", Timestamp.from(now))
                    .param("answer", stays == null ? REOPENED : STAYS)
                    .param("reason", stays == null ? null : stays.code(), Types.VARCHAR)
                    .param("text", ciphers.of(open.report()).encrypt(text, TEXT.at(open.id())), Types.BINARY)
                    .param("by", by)
                    .param("id", open.id())
                    .update();
        }
    }

    /** The requests about a case that wait for an answer, the oldest first. */
    public List<Request> open(UUID about) {
        return jdbc.sql(
                        "select * from schakel.review_request where about = ? and answered_at is null order by asked_at, id")
                .param(about)
                .query(this::request)
                .list();
    }

    /** The requests about one end of a case, the oldest first. */
    public List<Request> of(UUID about, int number) {
        return jdbc.sql("select * from schakel.review_request where about = ? and number = ? order by asked_at, id")
                .params(about, number)
                .query(this::request)
                .list();
    }

    /** The last request of a reporter. */
    public Optional<Request> lastOf(UUID report) {
        return jdbc.sql("select * from schakel.review_request where dossier_id = ? order by asked_at desc, id limit 1")
                .param(report)
                .query(this::request)
                .optional();
    }

    private Request request(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Timestamp answered = row.getTimestamp("answered_at");
        return new Request(
                id,
                row.getObject("dossier_id", UUID.class),
                row.getObject("about", UUID.class),
                row.getTimestamp("asked_at").toInstant(),
                answered == null
                        ? null
                        : new ReviewAnswer(
                                answered.toInstant(),
                                StayReason.of(row.getString("stay_reason")).orElse(null),
                                ciphers.of(row.getObject("dossier_id", UUID.class))
                                        .decrypt(row.getBytes("text_enc"), TEXT.at(id)),
                                row.getObject("answered_by", UUID.class)));
    }
}
