package nl.schakel.file.internal;

import nl.schakel.file.Scanner;
import org.springframework.beans.factory.BeanFactory;

/** Quarantine as it is looked at on a machine with a scanner, in tests of which the application has none. */
public final class TrialInspection {

    /** One look takes some files only, and other tests leave theirs; what was looked at is not due again before its pause is over. */
    private static final int LOOKS = 15;

    private TrialInspection() {}

    /** One round of all that waits. */
    public static void look(BeanFactory beans, Scanner scanner) {
        all(beans.getBean(Inspection.class).with(scanner));
    }

    /** One round without a scanner. */
    public static void look(BeanFactory beans) {
        all(beans.getBean(Inspection.class));
    }

    private static void all(Inspection inspection) {
        for (int look = 0; look < LOOKS; look++) {
            inspection.look();
        }
    }
}
