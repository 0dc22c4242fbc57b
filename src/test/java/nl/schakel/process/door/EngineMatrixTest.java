package nl.schakel.process.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.SignIn;
import nl.schakel.process.door.DoorRule.Audience;
import nl.schakel.process.door.RestAddresses.Address;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The access matrix of the engine: every address that Tasklist and Cockpit use, as recorded from a browser, for every
 * role, about what is theirs and what is not; and every other address that the engine has, for those who could do most
 * with it.
 */
@SchakelTest
class EngineMatrixTest {

    /** What a browser asked; see {@code engine-door/recorded.txt}. */
    private record Recorded(String application, String method, String address, String body) {

        static Recorded of(String line) {
            String[] parts = line.split(" ", 4);
            return new Recorded(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : null);
        }
    }

    private static final String MUNICIPALITY = "GM0203";
    private static final String OWNER = "af.barneveld";
    private static final String STEP = "signaal-beoordelen";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Directory directory;

    @Autowired
    private SignIn signIn;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private FilterService filters;

    @Autowired
    private JdbcClient jdbc;

    private UUID dossier;
    private TaskSummary task;
    private Map<String, String> names;

    @BeforeEach
    void aSignalInBarneveld() {
        dossier = story.report(Story.in(MUNICIPALITY)).dossier();
        task = story.task(dossier, STEP);
        names = names();
    }

    @Test
    void whatABrowserAsksIsWhatTheRulesNameAndNothingElse() throws IOException {
        List<Recorded> recorded = recorded();
        Set<DoorRule> used = new java.util.HashSet<>();
        for (Recorded asked : recorded) {
            String path = filled(asked.address(), OWNER).split("\\?")[0];
            Audience audience = asked.application().equals("cockpit") ? Audience.OPERATORS : Audience.STAFF;
            List<DoorRule> rules = DoorRules.ALL.stream()
                    .filter(rule -> rule.matches(asked.method(), path) != null)
                    .toList();
            assertThat(rules).as("%s %s", asked.method(), asked.address()).hasSize(1);
            if (audience == Audience.STAFF) {
                assertThat(rules.get(0).audience()).isEqualTo(audience);
            }
            used.addAll(rules);
        }
        assertThat(DoorRules.ALL)
                .allSatisfy(rule -> assertThat(used)
                        .as("%s %s is asked by no browser", rule.method(), rule.path())
                        .contains(rule));
    }

    @Test
    void everyRoleGetsItsOwnAndNothingElse() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Person person : onePersonForEachRole()) {
            EngineVisit visit = new EngineVisit(port, person.username());
            for (Recorded asked : recorded()) {
                HttpResponse<String> answer = visit.api(
                        asked.method(),
                        filled(asked.address(), person.username()),
                        filled(asked.body(), person.username()));
                int expected = expected(asked, person);
                if (answer.statusCode() != expected && !(expected == 200 && answer.statusCode() == 204)) {
                    wrong.add(person.username() + " " + asked + ": " + answer.statusCode() + ", not " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static int expected(Recorded asked, Person person) {
        boolean member = person.groups().contains(GroupId.parse("aandachtsfunctionaris@" + MUNICIPALITY));
        if (asked.application().equals("cockpit")
                && !person.holds(Role.BEHEER)
                && !asked.address().endsWith("/xml")) {
            return 403;
        }
        if (asked.application().equals("cockpit")
                && !person.holds(Role.BEHEER)
                && asked.address().contains("decision")) {
            return 403;
        }
        if (asked.address().contains("password-policy")) {
            return 404;
        }
        return asked.address().contains("/task/{task}") && !member ? 404 : 200;
    }

    @Test
    void nobodyAsksInTheNameOfAnother() throws IOException {
        EngineVisit visit = new EngineVisit(port, OWNER);
        for (Recorded asked : recorded()) {
            boolean named = (asked.address() + asked.body()).contains("{user}");
            if (named) {
                HttpResponse<String> answer =
                        visit.api(asked.method(), filled(asked.address(), "af.ede"), filled(asked.body(), "af.ede"));
                assertThat(answer.statusCode()).as("%s", asked).isEqualTo(403);
            }
        }
    }

    @Test
    void aThousandOtherAddressesOfTheEngineAreClosedToEverybody() {
        Set<Address> all = RestAddresses.ofTheEngine();
        assertThat(all).hasSizeGreaterThan(300).contains(new Address("POST", "/task/{id}/complete"));
        Map<String, Integer> before = state();
        List<String> open = new ArrayList<>();
        int asked = 0;
        for (String username : List.of(OWNER, "keten.wvv", "opvang.haven", "beheer")) {
            EngineVisit visit = new EngineVisit(port, username);
            int rows = rows(username);
            int refused = 0;
            for (Address address : all) {
                String path = EngineVisit.ENGINE + address.path().substring(1).replace("{id}", task.id());
                boolean named = DoorRules.ALL.stream().anyMatch(rule -> rule.matches(address.method(), path) != null);
                if (named) {
                    continue;
                }
                HttpResponse<String> answer = visit.api(address.method(), path, body(address));
                asked++;
                refused++;
                if (answer.statusCode() != 403) {
                    open.add(username + " " + address + ": " + answer.statusCode());
                }
            }
            assertThat(rows(username) - rows).as("%s: one row each", username).isEqualTo(refused);
        }
        assertThat(open).isEmpty();
        assertThat(asked).isGreaterThan(1000);
        assertThat(state()).isEqualTo(before);
    }

    private static String body(Address address) {
        return address.method().matches("POST|PUT") ? "{}" : null;
    }

    @Test
    void everyOtherFieldOfATaskQueryIsClosed() {
        EngineVisit officer = new EngineVisit(port, OWNER);
        EngineVisit administrator = new EngineVisit(port, "beheer");
        List<String> fields = Stream.of(TaskQueryDto.class.getMethods())
                .map(method -> method.getAnnotation(CamundaQueryParam.class))
                .filter(java.util.Objects::nonNull)
                .map(CamundaQueryParam::value)
                .distinct()
                .toList();
        assertThat(fields).hasSizeGreaterThan(80).contains("processVariables", "assigneeExpression");
        for (String field : fields) {
            String body = "{\"" + field + "\":[{\"name\":\"acuut\",\"operator\":\"eq\",\"value\":\"ja\"}]}";
            assertThat(officer.engine("POST", "filter/" + names.get("{filter}") + "/list", body)
                            .statusCode())
                    .as(field)
                    .isEqualTo(403);
            assertThat(administrator.engine("POST", "task", body).statusCode())
                    .as(field)
                    .isEqualTo(403);
            assertThat(administrator
                            .engine("GET", "task/count?" + field + "=acuut_eq_ja", null)
                            .statusCode())
                    .as(field)
                    .isEqualTo(403);
        }
    }

    private List<Person> onePersonForEachRole() {
        Map<Role, Person> people = new HashMap<>();
        directory.people().stream()
                // of those with the password of the demonstration: other tests invite people of their own
                .filter(person ->
                        signIn.check(person.username(), "schakel-demo").isPresent())
                .forEach(person -> person.groups().forEach(group -> people.putIfAbsent(group.role(), person)));
        directory.byUsername(OWNER).ifPresent(owner -> people.put(Role.AANDACHTSFUNCTIONARIS, owner));
        assertThat(people.keySet()).hasSizeGreaterThan(12);
        return people.values().stream().distinct().toList();
    }

    /** What changes when one of these requests did something. */
    private Map<String, Integer> state() {
        Map<String, Integer> counts = new HashMap<>();
        for (String table : List.of(
                "act_ru_task",
                "act_ru_job",
                "act_ru_execution",
                "act_ru_variable",
                "act_ru_authorization",
                "act_ru_filter",
                "act_re_deployment",
                "act_id_user",
                "act_id_group",
                "act_id_membership",
                "act_id_tenant",
                "act_ge_property")) {
            counts.put(
                    table,
                    jdbc.sql("select count(*) from camunda." + table)
                            .query(Integer.class)
                            .single());
        }
        return counts;
    }

    private int rows(String username) {
        return jdbc.sql("select count(*) from schakel.access_log where username = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }

    private String filled(String text, String username) {
        if (text == null) {
            return null;
        }
        String filled = text.replace("{user}", username);
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }

    /** What the recorded addresses leave open, of the task in Barneveld. */
    private Map<String, String> names() {
        String instance =
                tasks.createTaskQuery().taskId(task.id()).singleResult().getProcessInstanceId();
        String model = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
        return Map.of(
                "{task}", task.id(),
                "{filter}", filter(),
                "{instance}", instance,
                "{model}", model,
                "{decision}", decision(),
                "{deployment}", repository.createDeploymentQuery().list().get(0).getId());
    }

    private String decision() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("contra-indicatie")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private String filter() {
        return filters.createTaskFilterQuery()
                .filterName("Van mijn team")
                .singleResult()
                .getId();
    }

    private static List<Recorded> recorded() throws IOException {
        return new ClassPathResource("engine-door/recorded.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Recorded::of)
                .toList();
    }
}
