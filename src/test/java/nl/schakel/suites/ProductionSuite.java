package nl.schakel.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** Test suite of one class: after a second application in a JVM the first has no Tasklist any more. */
@Suite
@SelectClasses(names = "nl.schakel.web.security.ProductionTest")
class ProductionSuite {}
