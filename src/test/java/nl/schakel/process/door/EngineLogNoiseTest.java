package nl.schakel.process.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One tester once made the engine write 7,500 lines: what passes the door makes it fail no more, and write nothing. */
@SchakelTest
@ExtendWith(OutputCaptureExtension.class)
class EngineLogNoiseTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FilterService filters;

    private final List<String> failed = new ArrayList<>();

    @Test
    void oddQuestionsOfAllowedAddressesWriteNoStackTrace(CapturedOutput output) {
        EngineVisit officer = new EngineVisit(port, "af.nijkerk");
        EngineVisit administrator = new EngineVisit(port, "beheer");
        String filter = filters.createTaskFilterQuery()
                .filterName("Van mijn team")
                .singleResult()
                .getId();
        String unknown = UUID.randomUUID().toString();
        int before = output.getAll().length();

        for (String body :
                List.of("{", "[]", "{\"sorting\":[{}]}", "{\"nameLike\":\"\\u0000\"}", "{\"nameLike\":\"%\"}")) {
            failsNowhere(officer, "POST", "filter/" + filter + "/list", body);
        }
        failsNowhere(officer, "POST", "filter/" + filter + "/list?firstResult=9999999&maxResults=200", "{}");
        failsNowhere(officer, "GET", "process-definition/bestaat-niet:1:" + unknown + "/xml", null);
        failsNowhere(officer, "GET", "task/" + unknown, null);
        for (String path : List.of(
                "process-definition/bestaat-niet:1:" + unknown,
                "process-definition/bestaat-niet:1:" + unknown + "/xml",
                "process-definition/bestaat-niet:1:" + unknown + "/statistics?incidents=true",
                "decision-definition/bestaat-niet:1:" + unknown,
                "decision-definition/bestaat-niet:1:" + unknown + "/xml",
                "deployment/" + unknown + "/resources",
                "process-instance/" + unknown,
                "process-instance/" + unknown + "/activity-instances",
                "process-definition?sortBy=onzin&sortOrder=asc",
                "decision-definition?sortBy=onzin&sortOrder=asc",
                "deployment?sortBy=onzin&sortOrder=asc",
                "history/batch?sortBy=onzin&sortOrder=asc",
                "history/decision-instance?sortBy=onzin&sortOrder=asc")) {
            failsNowhere(administrator, "GET", path, null);
        }
        failsNowhere(administrator, "POST", "process-instance", "{\"sortBy\":\"onzin\",\"sortOrder\":\"asc\"}");

        assertThat(failed).isEmpty();
        assertThat(output.getAll().substring(before)).doesNotContain("\tat ", "Exception");
    }

    private void failsNowhere(EngineVisit visit, String method, String path, String body) {
        int status = visit.engine(method, path, body).statusCode();
        if (status >= 500) {
            failed.add(status + " " + method + " " + path + " " + body);
        }
    }
}
