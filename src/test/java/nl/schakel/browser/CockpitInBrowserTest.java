package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.schakel.SchakelTest;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who runs Schakel looks in Cockpit why a case stands still: it shows what it should, and each look leaves a row. */
@Tag("own-jvm")
@SchakelTest
class CockpitInBrowserTest {

    private static final String COCKPIT = "/camunda/app/cockpit/default/#";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> refused = new CopyOnWriteArrayList<>();

    private UUID dossier;
    private Task task;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.startOrSkip();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void logIn() {
        dossier = story.report(Story.plain()).dossier();
        task = tasks.createTaskQuery()
                .taskId(story.task(dossier, "signaal-beoordelen").id())
                .singleResult();
        page = chromium.visitor("http://localhost:" + port, 1280, 800);
        page.onResponse(answer -> {
            if (answer.url().contains("/camunda/api/") && answer.status() >= 400) {
                refused.add(answer.status() + " " + answer.request().method() + " " + answer.url() + " "
                        + answer.request().postData());
            }
        });
        page.navigate("/camunda/app/cockpit/default/");
        NextPage.login(page, "beheer");
        assertThat(page.locator(".dashboard, .processes-dashboard, main, .ctn-main")
                        .first())
                .isVisible();
    }

    @Test
    void theModelsAndTheCaseThatStandsStillAreShown() {
        open("/processes");
        assertThat(page.getByText("Meldroute").first()).isVisible();
        open("/process-definition/" + task.getProcessDefinitionId() + "/runtime");
        assertThat(page.locator(".djs-container").first()).isVisible();
        open("/process-instance/" + task.getProcessInstanceId() + "/runtime?tab=variables-tab");
        assertThat(page.getByText("gemeente").first()).isVisible();
        open("/process-instance/" + task.getProcessInstanceId() + "/runtime?tab=incidents-tab");
        open("/process-instance/" + task.getProcessInstanceId() + "/runtime?tab=user-tasks-tab");
        assertThat(page.getByText(task.getName()).first()).isVisible();
        for (String part : List.of("/dashboard", "/decisions", "/repository", "/batch")) {
            open(part);
        }

        assertThat(refused).isEmpty();
        assertThat(looks()).as("looks at this case").isPositive();
    }

    private void open(String part) {
        // a new page each time: an address behind the # loads nothing by itself
        page.navigate("about:blank");
        page.navigate(COCKPIT + part);
        assertThat(page.locator("[cam-widget-header], header").first()).isVisible();
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    }

    private int looks() {
        return jdbc.sql("select count(*) from schakel.access_log where username = 'beheer' and why like 'cockpit:%'"
                        + " and :dossier = any (shown)")
                .param("dossier", dossier)
                .query(Integer.class)
                .single();
    }
}
