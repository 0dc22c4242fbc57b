package nl.schakel.suites;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Test suite of what looks at an application in the JVM of the tests; most of it shares one application. */
@Suite
@SelectPackages("nl.schakel")
@IncludeClassNamePatterns(".*Test")
@IncludeTags("application & !own-application & !browser & !processes & !own-jvm")
class ApplicationSuite {}
