package nl.schakel.support.background;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Does background work for a test at the moment that the test says, since nothing else does it then. */
@Component
public class WorkByHand {

    private final ObjectProvider<Work> works;

    WorkByHand(ObjectProvider<Work> works) {
        this.works = works;
    }

    /** @param name of the work, as it stands on the health page */
    public void does(String name) {
        works.stream()
                .filter(work -> work.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no work " + name))
                .deed()
                .run();
    }
}
