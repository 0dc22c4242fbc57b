package nl.schakel.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SchakelTest
class TasklistFiltersTest {

    private static final String ME = "proef.een";
    private static final String COLLEAGUE = "proef.twee";
    private static final String MY_GROUP = "aandachtsfunctionaris@GM9999";
    private static final String OTHER_GROUP = "tmm@politie-proef";

    @Autowired
    private TasklistFilters ready;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Clock clock;

    private final List<String> made = new ArrayList<>();

    @BeforeEach
    void start() {
        identity.clearAuthentication();
        ready.publish();
    }

    @AfterEach
    void cleanUp() {
        identity.clearAuthentication();
        tasks.deleteTasks(made, true);
    }

    @Test
    void everybodyFindsTheFiveInThisOrder() {
        identity.setAuthentication(ME, List.of(MY_GROUP));
        assertThat(filters.createTaskFilterQuery().list().stream()
                        .filter(TasklistFiltersTest::isOurs)
                        .sorted((a, b) -> Integer.compare(priority(a), priority(b)))
                        .map(Filter::getName))
                .containsExactly("Alles", "Mijn taken", "Van mijn team", "Vandaag", "Te laat");
    }

    @Test
    void tasklistOpensOnWhatWaitsForSomebodyWhoTookNothingInHand() {
        ReadyMadeFilter first = ReadyMadeFilter.values()[0];
        String waits = task(null, MY_GROUP, Duration.ofDays(2));
        String withColleague = task(COLLEAGUE, MY_GROUP, Duration.ofDays(2));
        task(null, OTHER_GROUP, Duration.ofDays(2));

        assertThat(shown(first)).containsExactlyInAnyOrder(waits, withColleague);
        assertThat(priority(ours(first)))
                .isEqualTo(filters.createTaskFilterQuery().list().stream()
                        .filter(TasklistFiltersTest::isOurs)
                        .mapToInt(TasklistFiltersTest::priority)
                        .min()
                        .orElseThrow());
    }

    @Test
    void nobodyMayChangeOrDeleteThem() {
        identity.setAuthentication(ME, List.of(MY_GROUP));
        Filter mine = ours(ReadyMadeFilter.MINE);
        assertThatThrownBy(() -> filters.deleteFilter(mine.getId())).isInstanceOf(AuthorizationException.class);
        mine.setName("Anders");
        assertThatThrownBy(() -> filters.saveFilter(mine)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void publishingAgainChangesNothing() {
        List<String> before = idsOfOurs();
        ready.publish();
        assertThat(idsOfOurs()).containsExactlyInAnyOrderElementsOf(before).hasSize(5);
    }

    @Test
    void twoNodesStartingAtOnceMakeEachFilterOnce() throws Exception {
        idsOfOurs().forEach(filters::deleteFilter);
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch together = new CountDownLatch(1);
            List<Future<?>> starts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                starts.add(nodes.submit(() -> {
                    together.await();
                    ready.publish();
                    return null;
                }));
            }
            together.countDown();
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(idsOfOurs()).hasSize(5);
    }

    @Test
    void aFilterThatSomebodyMadeStaysAlsoWithTheSameName() {
        Filter own = filters.newTaskFilter("Mijn taken");
        own.setQuery(tasks.createTaskQuery().taskName("iets van mijzelf"));
        filters.saveFilter(own);
        try {
            ready.publish();
            assertThat(filters.createTaskFilterQuery().filterId(own.getId()).count())
                    .isEqualTo(1);
            assertThat(idsOfOurs()).hasSize(5).doesNotContain(own.getId());
        } finally {
            filters.deleteFilter(own.getId());
        }
    }

    @Test
    void aChangeOfTheAdministratorOutlivesARestart() {
        Filter late = ours(ReadyMadeFilter.LATE);
        late.setName("Over de termijn");
        filters.saveFilter(late);
        try {
            ready.publish();
            assertThat(ours(ReadyMadeFilter.LATE).getName()).isEqualTo("Over de termijn");
        } finally {
            late.setName(ReadyMadeFilter.LATE.title());
            filters.saveFilter(late);
        }
    }

    @Test
    void mineIsWhatIHaveInHand() {
        String inHand = task(ME, MY_GROUP, Duration.ofDays(2));
        task(null, MY_GROUP, Duration.ofDays(2));
        task(COLLEAGUE, MY_GROUP, Duration.ofDays(2));
        assertThat(shown(ReadyMadeFilter.MINE)).containsExactly(inHand);
    }

    @Test
    void teamIsWhatNobodyOfMyGroupsHasInHand() {
        String free = task(null, MY_GROUP, Duration.ofDays(2));
        task(ME, MY_GROUP, Duration.ofDays(2));
        task(COLLEAGUE, MY_GROUP, Duration.ofDays(2));
        task(null, OTHER_GROUP, Duration.ofDays(2));
        assertThat(shown(ReadyMadeFilter.TEAM)).containsExactly(free);
    }

    @Test
    void lateIsMineAndMyGroupsAlsoWhenAColleagueHasIt() {
        String mine = task(ME, OTHER_GROUP, Duration.ofHours(-1));
        String free = task(null, MY_GROUP, Duration.ofMinutes(-1));
        String withColleague = task(COLLEAGUE, MY_GROUP, Duration.ofDays(-3));
        task(null, MY_GROUP, Duration.ofHours(1));
        task(null, OTHER_GROUP, Duration.ofHours(-1));
        assertThat(shown(ReadyMadeFilter.LATE)).containsExactlyInAnyOrder(mine, free, withColleague);
    }

    @Test
    void todayIsWhatMustBeDoneBeforeMidnight() {
        String late = task(null, MY_GROUP, Duration.ofDays(-1));
        String now = task(ME, MY_GROUP, Duration.ZERO);
        task(null, MY_GROUP, Duration.ofHours(25));
        task(null, OTHER_GROUP, Duration.ZERO);
        assertThat(shown(ReadyMadeFilter.TODAY)).containsExactlyInAnyOrder(late, now);
    }

    private List<String> shown(ReadyMadeFilter filter) {
        identity.setAuthentication(ME, List.of(MY_GROUP));
        List<Task> shown = filters.list(ours(filter).getId());
        return shown.stream().map(Task::getId).filter(made::contains).toList();
    }

    private String task(String assignee, String group, Duration fromNow) {
        Task task = tasks.newTask();
        task.setName("Proef");
        task.setAssignee(assignee);
        task.setDueDate(Date.from(clock.instant().plus(fromNow)));
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), group);
        made.add(task.getId());
        return task.getId();
    }

    private Filter ours(ReadyMadeFilter wanted) {
        return filters.createTaskFilterQuery().list().stream()
                .filter(filter -> wanted.code().equals(filter.getProperties().get(ReadyMadeFilter.CODE_PROPERTY)))
                .findFirst()
                .orElseThrow();
    }

    private List<String> idsOfOurs() {
        return filters.createTaskFilterQuery().list().stream()
                .filter(TasklistFiltersTest::isOurs)
                .map(Filter::getId)
                .toList();
    }

    private static boolean isOurs(Filter filter) {
        return filter.getProperties() != null && filter.getProperties().containsKey(ReadyMadeFilter.CODE_PROPERTY);
    }

    private static int priority(Filter filter) {
        return ((Number) filter.getProperties().get("priority")).intValue();
    }
}
