package nl.schakel.web.session;

import java.util.Map;
import java.util.Optional;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.IndexResolver;
import org.springframework.session.Session;

/** Factory of the index of sessions by who signed in: a keyed hash, which names nobody to who reads the table. */
final class SessionOwner implements IndexResolver<Session> {

    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
    private static final String PURPOSE = "session-owner";

    private final SessionSeal seal;
    private final KeyedHash hash;

    SessionOwner(SessionSeal seal, KeyedHash hash) {
        this.seal = seal;
        this.hash = hash;
    }

    static String hash(String username, KeyedHash hash) {
        return hash.hmac(PURPOSE, username);
    }

    @Override
    public Map<String, String> resolveIndexesFor(Session session) {
        return Optional.<SessionSeal.Sealed>ofNullable(session.getAttribute(CONTEXT))
                .flatMap(kept -> seal.open(session.getId(), CONTEXT, kept))
                .map(context -> ((SecurityContext) context).getAuthentication())
                .map(signedIn -> Map.of(
                        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, hash(signedIn.getName(), hash)))
                .orElse(Map.of());
    }
}
