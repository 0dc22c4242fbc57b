package nl.schakel.support.background;

import java.util.concurrent.ThreadFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Background work whose threads the test gives. */
public final class TrialBackground {

    private TrialBackground() {}

    /** One with these threads and no work as yet. */
    public static Background with(ThreadFactory threads) {
        return new Background(new StaticListableBeanFactory().getBeanProvider(Work.class), true, threads);
    }

    /** One whose threads are all lost before they have done anything. */
    public static Background lost() {
        return with(work -> new Thread(() -> {}));
    }
}
