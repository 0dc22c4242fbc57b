package nl.schakel.administration;

import nl.schakel.access.Viewer;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.organisation.People;
import nl.schakel.organisation.SignIn;
import nl.schakel.support.attempt.FailedAttempts;
import nl.schakel.support.attempt.TooManyAttempts;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: somebody keeps their own name, mail address and password. The password of now is asked each time. */
@Service
public class OwnAccount {

    private static final String PURPOSE = "eigen-account";
    private static final int FREE_TRIES = 5;
    private static final int NAME = 100;

    private final People people;
    private final SignIn signIn;
    private final FailedAttempts attempts;
    private final DirectoryChangeTable changes;
    private final DirectoryTurn turn;

    OwnAccount(
            People people, SignIn signIn, FailedAttempts attempts, DirectoryChangeTable changes, DirectoryTurn turn) {
        this.turn = turn;
        this.people = people;
        this.signIn = signIn;
        this.attempts = attempts;
        this.changes = changes;
    }

    /**
     * Keeps name and mail address.
     *
     * @throws InvalidInput with every error at once; also when another account has the address
     */
    @Transactional
    public void describe(String typedName, String typedEmail, String password, Viewer viewer) {
        String name = typedName.strip();
        String email = typedEmail.strip();
        InputCheck check = new InputCheck().required("naam", name, NAME, "fout.persoon.naam");
        Staff.checkAddress(check, email);
        check.done();
        needsPassword("wachtwoord-nu", password, viewer);
        turn.take();
        if (!people.describe(viewer.personId(), name, email)) {
            throw InvalidInput.of("email", "al-bekend", "fout.persoon.email-bezet");
        }
    }

    /** Keeps another password. @throws InvalidInput when it cannot be one, or the one of now is wrong */
    @Transactional
    public void changePassword(String now, String password, String repeated, Viewer viewer) {
        InputCheck check = new InputCheck();
        Invitations.checkPassword(check, password, repeated);
        check.done();
        needsPassword("huidig", now, viewer);
        people.setPassword(viewer.personId(), password);
        changes.add(viewer.personId(), ChangeKind.WACHTWOORD_GEKOZEN, viewer.personId(), null, null);
    }

    private void needsPassword(String field, String password, Viewer viewer) {
        String key = viewer.personId().toString();
        try {
            attempts.refuseWhileWaiting(PURPOSE, key, FREE_TRIES);
        } catch (TooManyAttempts tooMany) {
            throw InvalidInput.of(
                    field,
                    "te-vaak",
                    "fout.wachtwoord.te-vaak",
                    tooMany.retryAfter().toSeconds() + 1);
        }
        if (signIn.check(viewer.username(), password).isEmpty()) {
            attempts.failed(PURPOSE, key);
            throw InvalidInput.of(field, "onjuist", "fout.wachtwoord.huidig");
        }
    }
}
