/**
 * Which tests run together: each suite is a JVM of its own, and a build has two of them at a time (ADR 100). A tag on the
 * class says where a test belongs; {@code EveryTestHasItsSuiteTest} fails when it says nothing or too much.
 */
package nl.schakel.suites;
