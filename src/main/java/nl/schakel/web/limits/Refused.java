package nl.schakel.web.limits;

import java.io.IOException;

/**
 * Exception: a body that is not read any further. An input error for who reads it, so that nobody takes half of it for
 * all.
 */
final class Refused extends IOException {

    private final Refusal reason;

    Refused(Refusal reason) {
        super(reason.code());
        this.reason = reason;
    }

    Refusal reason() {
        return reason;
    }
}
