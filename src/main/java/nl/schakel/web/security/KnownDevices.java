package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import nl.schakel.organisation.SignIn;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Device recognition: recognises the browsers that somebody logged in with before. Such a browser has a cookie with a
 * number of its own and, for each account that logged in there, a day and a signature over number, day, account and
 * password: nothing has to be stored, it names nobody, and it ends with the password. A browser that guesses too often
 * is a stranger again.
 */
@Component
class KnownDevices {

    static final String COOKIE = "SCHAKEL-APPARAAT";
    private static final String PURPOSE = "login-device";
    private static final Duration KEPT = Duration.ofDays(180);

    /** Of the computer at a desk; more would make the cookie larger than a request may be. */
    private static final int ACCOUNTS = 12;

    private static final int NUMBER_BYTES = 16;
    private static final int SIGNATURE_BYTES = 16;
    private static final String BETWEEN = ".";

    private final SignIn accounts;
    private final KeyedHash hash;
    private final boolean secure;
    private final SecureRandom random = new SecureRandom();

    KnownDevices(SignIn accounts, KeyedHash hash, SchakelProperties settings) {
        this.accounts = accounts;
        this.hash = hash;
        this.secure = !settings.demo();
    }

    /** The number of the browser, when this account logged in with it before. */
    Optional<String> known(String cookie, String username) {
        List<String> parts = parts(cookie);
        if (parts.size() < 2) {
            return Optional.empty();
        }
        String number = parts.get(0);
        return accounts.stamp(username)
                .flatMap(stamp -> parts.subList(1, parts.size()).stream()
                        .filter(entry -> fits(entry, number, stamp))
                        .findFirst()
                        .map(entry -> number));
    }

    /** Whether this account, with the password of now, was never seen in this browser; false for who has no password. */
    boolean isNew(String username, HttpServletRequest request) {
        return accounts.stamp(username).isPresent()
                && known(LoginDetails.of(request).device(), username).isEmpty();
    }

    /** From now on this account is known here. */
    void remember(String username, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> stamp = accounts.stamp(username);
        if (stamp.isEmpty()) {
            return;
        }
        List<String> before = parts(LoginDetails.of(request).device());
        String number = before.isEmpty() ? newNumber() : before.get(0);
        List<String> kept = new ArrayList<>();
        kept.add(number);
        kept.add(entry(today(), number, stamp.get()));
        before.stream()
                .skip(1)
                .filter(entry -> !fits(entry, number, stamp.get()))
                .limit(ACCOUNTS - 1L)
                .forEach(kept::add);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, String.join(BETWEEN, kept))
                        // only where a password is given: no other request has to carry it
                        .path("/inloggen")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(KEPT)
                        .build()
                        .toString());
    }

    private boolean fits(String entry, String number, String stamp) {
        int between = entry.indexOf('-');
        if (between < 1 || !entry.substring(0, between).matches("\\d{1,6}")) {
            return false;
        }
        long day = Long.parseLong(entry.substring(0, between));
        boolean fresh = day <= today() && day > today() - KEPT.toDays();
        return fresh
                && MessageDigest.isEqual(
                        entry(day, number, stamp).getBytes(StandardCharsets.UTF_8),
                        entry.getBytes(StandardCharsets.UTF_8));
    }

    private String entry(long day, String number, String stamp) {
        byte[] signature = hash.bytes(PURPOSE, number + "|" + day + "|" + stamp);
        return day + "-" + text(Arrays.copyOf(signature, SIGNATURE_BYTES));
    }

    private String newNumber() {
        byte[] bytes = new byte[NUMBER_BYTES];
        random.nextBytes(bytes);
        return text(bytes);
    }

    /** Number and entries; nothing of what is no such cookie. */
    private static List<String> parts(String cookie) {
        List<String> parts = List.of(cookie.split("\\.", ACCOUNTS + 2));
        boolean ours = parts.size() <= ACCOUNTS + 1
                && parts.get(0).length() == text(new byte[NUMBER_BYTES]).length()
                && cookie.matches("[A-Za-z0-9_.-]+");
        return ours ? parts : List.of();
    }

    /** The real day: a demo clock that jumps must not make a stranger of anybody. */
    private static long today() {
        return LocalDate.now(ZoneOffset.UTC).toEpochDay();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
