package nl.schakel.suites;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Test suite of what starts the application, or a database server, as processes of its own. */
@Suite
@SelectPackages("nl.schakel")
@IncludeClassNamePatterns(".*Test")
@IncludeTags("processes")
class ProcessesSuite {}
