package nl.schakel.suites;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Test suite of what fills an application of its own: the walk, the fuzz run, the counted statements, all addresses. */
@Suite
@SelectPackages("nl.schakel")
@IncludeClassNamePatterns(".*Test")
@IncludeTags("own-application")
class OwnApplicationSuite {}
