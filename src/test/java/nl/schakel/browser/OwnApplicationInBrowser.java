package nl.schakel.browser;

import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Each class that looks through a browser has an application and a database of its own: a page shows all there is, also
 * what another test left. It is closed after the class, so that its jobs and pages trouble nobody.
 */
public class OwnApplicationInBrowser implements TestExecutionListener {

    @Override
    public void afterTestClass(TestContext test) {
        if (test.getTestClass().getPackage().equals(getClass().getPackage())) {
            test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
    }
}
