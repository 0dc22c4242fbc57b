package nl.schakel.suites;

import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Test suite of what needs neither Spring nor PostgreSQL: everything without a tag that says where it belongs. */
@Suite
@SelectPackages("nl.schakel")
@IncludeClassNamePatterns(".*Test")
@ExcludeTags({"application", "own-application", "browser", "processes", "own-jvm"})
class PlainSuite {}
