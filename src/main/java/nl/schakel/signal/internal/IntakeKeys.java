package nl.schakel.signal.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.support.input.IdempotencyConflict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: claims on the idempotency keys of senders, kept as keyed hashes. */
@Component
public class IntakeKeys {

    /** A case that was made with a key. */
    public record Made(UUID dossier, String reference) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    IntakeKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Claims the key for a case that is about to be stored. The unique row decides who is first, also between two nodes;
     * the second waits for the first one's commit.
     *
     * @return what was made with this key before; empty when the claim holds
     * @throws IdempotencyConflict when it was another content
     */
    public Optional<Made> claim(String keyHash, String bodyHash, Made now) {
        int inserted = jdbc.sql("insert into schakel.intake_key (key_hash, body_hash, dossier_id, reference, at)"
                        + " values (?, ?, ?, ?, ?) on conflict (key_hash) do nothing")
                .params(keyHash, bodyHash, now.dossier(), now.reference(), Timestamp.from(clock.instant()))
                .update();
        if (inserted == 1) {
            return Optional.empty();
        }
        record Earlier(String bodyHash, Made made) {}
        Earlier earlier = jdbc.sql("select body_hash, dossier_id, reference from schakel.intake_key where key_hash = ?")
                .param(keyHash)
                .query((row, n) ->
                        new Earlier(row.getString(1), new Made(row.getObject(2, UUID.class), row.getString(3))))
                .single();
        if (!earlier.bodyHash().equals(bodyHash)) {
            throw new IdempotencyConflict();
        }
        return Optional.of(earlier.made());
    }
}
