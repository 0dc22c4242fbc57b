package nl.schakel.file.internal;

import nl.schakel.file.Scanner;
import org.springframework.beans.factory.BeanFactory;

/** Quarantine as it is looked at on a machine with a scanner, in tests of which the application has none. */
public final class TrialInspection {

    private TrialInspection() {}

    /** One round of all that waits. */
    public static void look(BeanFactory beans, Scanner scanner) {
        beans.getBean(Inspection.class).with(scanner).look();
    }

    /** One round without a scanner. */
    public static void look(BeanFactory beans) {
        beans.getBean(Inspection.class).look();
    }
}
