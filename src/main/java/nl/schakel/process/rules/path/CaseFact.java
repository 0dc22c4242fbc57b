package nl.schakel.process.rules.path;

import java.util.Set;
import nl.schakel.process.engine.CaseDeed;

/** Code list: what has happened to a case so far, as far as R1, R2 and R3 look at it; each is one bit. */
enum CaseFact {
    /** The reporter heard something beyond the receipt. */
    TOLD,
    /** The case is closed, and the reporter has not heard that. */
    END_UNTOLD,
    /** Somebody's proposal to end the case is written down and not decided. */
    PROPOSED,
    /** A second reader decided on the proposal; which way is what the next question asks. */
    READ,
    /** Nobody read the proposal, or the reader said no: the answer is not "bevestigen". */
    GOES_ON,
    /** A second reader confirmed the proposal. */
    CONFIRMED,
    /** A second reader confirmed that the reporter takes the signal back. */
    WITHDRAWN,
    /** The signal went to the region. */
    PASSED_ON,
    /** A confirmed proposal became the outcome. */
    STOPPED,
    /** The case is closed. */
    CLOSED;

    int bit() {
        return 1 << ordinal();
    }

    boolean in(int facts) {
        return (facts & bit()) != 0;
    }

    static int with(int facts, CaseFact... more) {
        int all = facts;
        for (CaseFact fact : more) {
            all |= fact.bit();
        }
        return all;
    }

    static int without(int facts, CaseFact... less) {
        int left = facts;
        for (CaseFact fact : less) {
            left &= ~fact.bit();
        }
        return left;
    }

    private static final Set<CaseDeed> NEEDS_CONFIRMATION =
            Set.of(CaseDeed.STOPS, CaseDeed.ENDS_STEPS, CaseDeed.CONFIRMS_WITHDRAWAL, CaseDeed.CLOSES);

    /** Whether this deed may not be done as things are: nothing ends by one person (R2). */
    static boolean forbids(int facts, CaseDeed deed) {
        boolean agreed = CONFIRMED.in(facts) || deed == CaseDeed.CLOSES && WITHDRAWN.in(facts);
        return deed != null && NEEDS_CONFIRMATION.contains(deed) && !agreed;
    }

    /** What holds after a deed. */
    static int after(int facts, CaseDeed deed) {
        if (deed == null) {
            return facts;
        }
        return switch (deed) {
            case INFORMS_REPORTER -> with(without(facts, END_UNTOLD), TOLD);
            case PROPOSES_END -> with(without(facts, READ, GOES_ON, CONFIRMED), PROPOSED);
            case LETS_GO_ON -> with(without(facts, READ, CONFIRMED, PROPOSED), GOES_ON);
            case PASSES_ON -> with(facts, PASSED_ON);
            case STOPS -> with(facts, STOPPED);
            case ENDS_STEPS, CONFIRMS_WITHDRAWAL -> facts;
            case CLOSES -> with(facts, CLOSED, END_UNTOLD);
        };
    }

    /** What holds after a second reader answered; reading what nobody proposed is reading one's own idea. */
    static int afterReading(int facts) {
        return PROPOSED.in(facts) ? with(without(facts, GOES_ON, CONFIRMED), READ) : facts;
    }

    /** Whether the answer "bevestigen" is possible as things are. */
    static boolean canBeConfirmed(int facts) {
        return !GOES_ON.in(facts);
    }

    /** What holds on the way that is taken after "bevestigen". */
    static int onConfirmation(int facts) {
        return READ.in(facts) ? with(without(facts, READ, PROPOSED), CONFIRMED) : facts;
    }

    /** What holds on another way out of that question. */
    static int onRefusal(int facts) {
        return READ.in(facts) ? with(without(facts, READ, CONFIRMED), GOES_ON) : facts;
    }
}
