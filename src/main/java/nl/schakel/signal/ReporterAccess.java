package nl.schakel.signal;

import java.util.Optional;
import java.util.UUID;
import nl.schakel.support.attempt.FailedAttempts;
import nl.schakel.support.attempt.TooManyAttempts;
import nl.schakel.support.network.Addresses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Command service: the door for a reporter without account: reference and access code. An unknown reference and a
 * wrong code answer alike, and become slow alike. The right code always opens, whatever others at the same network
 * tried: no number of tries finds a code of twelve characters.
 */
@Service
public class ReporterAccess {

    private static final String PURPOSE = "access-attempt";

    private final JdbcClient jdbc;
    private final Reference references;
    private final FailedAttempts attempts;

    ReporterAccess(JdbcClient jdbc, Reference references, FailedAttempts attempts) {
        this.jdbc = jdbc;
        this.references = references;
        this.attempts = attempts;
    }

    /**
     * The dossier, when reference and code belong together.
     *
     * @param clientAddress where the request came from; kept as a keyed hash only
     * @throws TooManyAttempts when they do not, and failed too often for this reference from this network
     */
    public Optional<UUID> open(String reference, String accessCode, String clientAddress) {
        String typed = Reference.read(reference);
        String key = typed + "|" + Addresses.networkOf(clientAddress);
        boolean fits = references.matches(typed, accessCode);
        Optional<UUID> dossier = jdbc.sql("select id from schakel.dossier where reference = ?")
                .param(typed)
                .query(UUID.class)
                .optional();
        if (fits && dossier.isPresent()) {
            return dossier;
        }
        attempts.wrongCode(PURPOSE, key);
        return Optional.empty();
    }

    /** The code that belongs to a reference, for who wrote the report down to hand on to the reporter. */
    public String codeOf(String reference) {
        return references.accessCode(reference);
    }
}
