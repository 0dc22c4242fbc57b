package nl.schakel.web.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import nl.schakel.support.SchakelProperties;
import org.springframework.stereotype.Component;

/**
 * Memory of which names and passwords were right, to choose a lane by and for nothing else. Outside a demonstration
 * nobody logs in this way.
 */
@Component
class ProvenPasswords {

    private static final String BASIC = "Basic ";

    private final boolean demo;
    private final Cache<String, String> accounts = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    ProvenPasswords(SchakelProperties settings) {
        this.demo = settings.demo();
    }

    /** Whether somebody says with this request who they are. */
    boolean claimed(String path, String authorization) {
        return demo && path.startsWith("/api/") && authorization != null && authorization.startsWith(BASIC);
    }

    /** Whose they are, if they were right before. */
    Optional<String> account(String authorization) {
        return Optional.ofNullable(accounts.getIfPresent(hash(authorization)));
    }

    /** The application has answered as it answers to nobody whose password is wrong. */
    void right(String authorization) {
        accounts.put(hash(authorization), name(authorization));
    }

    private static String name(String authorization) {
        String decoded = new String(
                Base64.getDecoder()
                        .decode(authorization.substring(BASIC.length()).strip()),
                StandardCharsets.UTF_8);
        return decoded.substring(0, decoded.indexOf(':'));
    }

    private static String hash(String authorization) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(authorization.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
