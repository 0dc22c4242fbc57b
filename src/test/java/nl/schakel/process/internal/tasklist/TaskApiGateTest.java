package nl.schakel.process.internal.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The task page is the one place where a task is done; Tasklist's API is no way around it. */
class TaskApiGateTest {

    private static final String API = "/camunda/api/engine/engine/default";

    private final TaskApiGate gate = new TaskApiGate();

    @ParameterizedTest
    @CsvSource({
        "GET,/task",
        "POST,/task",
        "GET,/task/count",
        "POST,/task/count",
        "GET,/task/4711",
        "GET,/task/4711/form",
        "GET,/task/4711/identity-links",
        "POST,/task/4711/claim",
        "POST,/task/4711/unclaim",
        "POST,/filter/4711/list",
        "GET,/process-definition/4711/xml",
        "GET,/user/af.nijkerk/profile"
    })
    void lookingAndClaimingPass(String method, String path) throws ServletException, IOException {
        assertThat(passes(method, API + path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/task/4711/complete",
        "POST,/task/4711/submit-form",
        "POST,/task/4711/resolve",
        "POST,/task/4711/delegate",
        "POST,/task/4711/assignee",
        "POST,/task/4711/bpmnError",
        "POST,/task/4711/bpmnEscalation",
        "POST,/task/4711/comment/create",
        "GET,/task/4711/comment",
        "POST,/task/4711/attachment/create",
        "POST,/task/4711/identity-links",
        "POST,/task/4711/identity-links/delete",
        "GET,/task/4711/variables",
        "GET,/task/4711/variables/urgentie",
        "PUT,/task/4711/variables/urgentie",
        "POST,/task/4711/variables",
        "GET,/task/4711/localVariables",
        "GET,/task/4711/form-variables",
        "GET,/task/4711/rendered-form",
        "GET,/task/4711/deployed-form",
        "PUT,/task/4711",
        "PUT,/task/4711/",
        "DELETE,/task/4711",
        "POST,/task/create"
    })
    void everythingElseOfATaskIsRefused(String method, String path) throws ServletException, IOException {
        assertThat(passes(method, API + path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/camunda/api/engine/engine/default/t%61sk/4711/complete",
        "/camunda/api/engine/engine/default/task;a=b/4711/complete",
        "/camunda/api/engine/engine/default/task/4711;a=b/complete",
        "/camunda/api/engine/engine/default//task/4711//complete",
        "/camunda/api/engine/engine/anders/task/4711/complete",
        "/camunda/api/engine/engine/default/task/4711/complete/"
    })
    void anotherSpellingOfThePathDoesNotHelp(String path) throws ServletException, IOException {
        assertThat(passes("POST", path)).isFalse();
    }

    private boolean passes(String method, String path) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        gate.doFilter(request, response, chain);
        boolean passed = chain.getRequest() != null;
        assertThat(response.getStatus()).isEqualTo(passed ? 200 : 403);
        return passed;
    }
}
