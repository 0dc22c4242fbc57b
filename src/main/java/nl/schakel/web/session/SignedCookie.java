package nl.schakel.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.session.web.http.CookieSerializer;

/**
 * Session cookie that cannot be made from what stands in the database: the number of the session goes with a signature.
 */
final class SignedCookie implements CookieSerializer {

    private static final String PURPOSE = "session-cookie";
    private static final int SIGNATURE = 32;
    private static final char BETWEEN = '.';

    private final CookieSerializer cookies;
    private final KeyedHash hash;

    SignedCookie(CookieSerializer cookies, KeyedHash hash) {
        this.cookies = cookies;
        this.hash = hash;
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        String id = value.getCookieValue();
        // empty takes the cookie away
        String signed = id == null || id.isEmpty() ? id : id + BETWEEN + signature(id);
        CookieValue written = new CookieValue(value.getRequest(), value.getResponse(), signed);
        written.setCookieMaxAge(value.getCookieMaxAge());
        cookies.writeCookieValue(written);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return cookies.readCookieValues(request).stream()
                .map(this::checked)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> checked(String value) {
        int between = value.lastIndexOf(BETWEEN);
        if (between < 0) {
            return Optional.empty();
        }
        String id = value.substring(0, between);
        byte[] given = value.substring(between + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(signature(id).getBytes(StandardCharsets.UTF_8), given)
                ? Optional.of(id)
                : Optional.empty();
    }

    private String signature(String id) {
        return hash.hmac(PURPOSE, id).substring(0, SIGNATURE);
    }
}
