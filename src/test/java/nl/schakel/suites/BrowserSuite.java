package nl.schakel.suites;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Test suite of what looks through a browser, each class at an application of its own. */
@Suite
@SelectPackages("nl.schakel")
@IncludeClassNamePatterns(".*Test")
@IncludeTags("browser")
class BrowserSuite {}
