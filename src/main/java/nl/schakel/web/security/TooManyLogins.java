package nl.schakel.web.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Exception for a login that failed too often; says how long to wait, and nothing about the account. */
class TooManyLogins extends AuthenticationException {

    private final transient Duration retryAfter;

    TooManyLogins(Duration retryAfter) {
        super("Too many failed logins");
        this.retryAfter = retryAfter;
    }

    long seconds() {
        return retryAfter.toSeconds() + 1;
    }
}
