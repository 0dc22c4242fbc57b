package nl.schakel.piket.call;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.input.IdempotencyConflict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repository of the keys that pages, devices and systems send along with a call or a tap, each with a hash of what came
 * with it: the same key with the same content is a repetition, with another content it is refused.
 */
@Service
public class SentKeys {

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Clock clock;

    SentKeys(JdbcClient jdbc, KeyedHash hash, Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Claims the key, in the transaction of the deed: what is rolled back claims nothing, and whoever comes second waits.
     *
     * @param deed what was done and to what or by whom: a key is compared within one deed only
     * @param content all that was sent; kept as a keyed hash
     * @return false for a repetition
     * @throws IdempotencyConflict when the key came with another content before
     */
    @Transactional
    public boolean first(String deed, UUID key, String content) {
        String keyHash = hash.hmac("sent-key", deed + "|" + key);
        String contentHash = hash.hmac("sent-content", content);
        int claimed = jdbc.sql("insert into schakel.sent_key (key_hash, content_hash, at) values (?, ?, ?)"
                        + " on conflict (key_hash) do nothing")
                .params(keyHash, contentHash, Timestamp.from(clock.instant()))
                .update();
        if (claimed == 1) {
            return true;
        }
        demandSame(keyHash, contentHash);
        return false;
    }

    /**
     * Whether the key came with this content before.
     *
     * @throws IdempotencyConflict when it came with another content
     */
    @Transactional(readOnly = true)
    public boolean known(String deed, UUID key, String content) {
        return demandSame(hash.hmac("sent-key", deed + "|" + key), hash.hmac("sent-content", content));
    }

    private boolean demandSame(String keyHash, String contentHash) {
        String earlier = jdbc.sql("select content_hash from schakel.sent_key where key_hash = ?")
                .param(keyHash)
                .query(String.class)
                .optional()
                .orElse(null);
        if (earlier != null && !earlier.equals(contentHash)) {
            throw new IdempotencyConflict();
        }
        return earlier != null;
    }
}
