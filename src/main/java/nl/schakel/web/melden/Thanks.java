package nl.schakel.web.melden;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.support.input.FieldError;

/**
 * View model: what the reporter takes away, kept in the session for a quarter of an hour: long enough to write it down
 * or to come back after a phone call, short enough for a shared computer.
 *
 * @param dossier of whom the reporter may send files as long as this is kept
 * @param owner with whom the report lies now, in words; null when nobody has that role
 * @param acute whether the reporter said that somebody is in danger
 * @param police whether there are police to whom an acute report goes at once
 * @param closing to whom the last words are said, code of {@link ClosingWords}
 * @param notice code of how the reporter hears that there is news, or why not
 * @param remarks what the reporter may want to look at again, in words; never what was typed
 */
public record Thanks(
        UUID dossier,
        String reference,
        String accessCode,
        String owner,
        boolean acute,
        boolean police,
        String notice,
        String closing,
        List<String> remarks,
        long until)
        implements Serializable {

    private static final String KEY = "schakel.bedankt";
    private static final Duration KEPT = Duration.ofMinutes(15);

    static Thanks of(
            Receipt receipt,
            String owner,
            boolean police,
            String notice,
            ClosingWords closing,
            NewSignal signal,
            List<FieldError> remarks) {
        // the real clock: a demo clock that jumps must not wipe the screen
        long until = System.currentTimeMillis() + KEPT.toMillis();
        return new Thanks(
                receipt.dossier(),
                receipt.reference(),
                receipt.accessCode(),
                owner,
                Boolean.TRUE.equals(signal.acuut()),
                police,
                notice,
                closing.code(),
                new ArrayList<>(remarks.stream().map(FieldError::message).toList()),
                until);
    }

    static Optional<Thanks> in(HttpSession session) {
        if (session.getAttribute(KEY) instanceof Thanks thanks) {
            if (thanks.until > System.currentTimeMillis()) {
                return Optional.of(thanks);
            }
            wipe(session);
        }
        return Optional.empty();
    }

    void keepIn(HttpSession session) {
        session.setAttribute(KEY, this);
    }

    static void wipe(HttpSession session) {
        session.removeAttribute(KEY);
    }

    @Override
    public String toString() {
        // a record prints all it has; the code must not end in a log
        return "Thanks[" + reference + "]";
    }
}
