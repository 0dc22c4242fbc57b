package nl.schakel.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedTestsTest {

    @TempDir
    private Path folder;

    @Test
    void onlyWhatAFailedTestWroteIsPrinted() throws Exception {
        Path report =
                Files.writeString(folder.resolve("TEST-voorbeeld.xml"), """
                <testsuite name="a">
                  <testcase name="goes" classname="a.B"><system-out>quiet</system-out></testcase>
                  <testcase name="breaks" classname="a.B"><failure message="m">trace</failure>
                    <system-out><![CDATA[%sthe last line]]></system-out></testcase>
                  <testcase name="throws" classname="a.B"><error message="m">trace</error>
                    <system-out>an error</system-out></testcase>
                  <testcase name="isSilent" classname="a.B"><failure message="m">trace</failure></testcase>
                </testsuite>
                """.formatted("an earlier line\n".repeat(100)));

        assertThat(FailedTests.failed(report)).hasSize(2).satisfies(printed -> {
            assertThat(printed.get(0)).contains("a.B.breaks", "the last line").doesNotContain("quiet", "trace");
            assertThat(printed.get(0).lines()).hasSize(61);
            assertThat(printed.get(1)).contains("a.B.throws", "an error");
        });
    }
}
