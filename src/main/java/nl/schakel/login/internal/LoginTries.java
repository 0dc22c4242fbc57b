package nl.schakel.login.internal;

import java.util.UUID;
import nl.schakel.support.attempt.FailedAttempts;
import nl.schakel.support.attempt.TooManyAttempts;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/** Check: guessing a second step becomes slow; all ways of one person count together. */
@Component
public class LoginTries {

    private static final String PURPOSE = "tweede-stap";
    private static final int FREE_TRIES = 5;

    private final FailedAttempts attempts;

    LoginTries(FailedAttempts attempts) {
        this.attempts = attempts;
    }

    /** @throws InvalidInput at this field when the last failures are too recent */
    public void mayTry(UUID person, String field) {
        try {
            attempts.refuseWhileWaiting(PURPOSE, person.toString(), FREE_TRIES);
        } catch (TooManyAttempts tooMany) {
            throw InvalidInput.of(
                    field,
                    "te-vaak",
                    "fout.wachtwoord.te-vaak",
                    tooMany.retryAfter().toSeconds() + 1);
        }
    }

    public void failed(UUID person) {
        attempts.failed(PURPOSE, person.toString());
    }

    public void succeeded(UUID person) {
        attempts.succeeded(PURPOSE, person.toString());
    }
}
