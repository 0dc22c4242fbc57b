package nl.schakel.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** Test suite of one class: Camunda's web applications find their engine by name, once for the whole JVM. */
@Suite
@SelectClasses(names = "nl.schakel.browser.TasklistInBrowserTest")
class TasklistSuite {}
