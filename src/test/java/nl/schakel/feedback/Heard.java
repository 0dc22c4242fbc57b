package nl.schakel.feedback;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What R3 asks of the messages to a reporter. */
public final class Heard {

    private static final Set<FeedbackKind> NO_WORD_BEFORE_THE_END =
            EnumSet.of(FeedbackKind.ONTVANGEN, FeedbackKind.GEKOPPELD, FeedbackKind.AFGESLOTEN);

    private Heard() {}

    /** The receipt, and at least one more message before the end. */
    public static boolean byReporter(Feedback feedback, UUID dossier) {
        List<Feedback.SentFeedback> told = feedback.told(dossier);
        return told.stream().anyMatch(one -> one.kind() == FeedbackKind.ONTVANGEN)
                && told.stream().anyMatch(one -> !NO_WORD_BEFORE_THE_END.contains(one.kind()));
    }
}
