package nl.schakel.web.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.administration.RoleMappings;
import nl.schakel.administration.RoleProposals;
import nl.schakel.administration.Staff;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.process.tasks.AllTasks;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.web.security.Visit;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The system of an organisation keeps its people by SCIM, as Entra ID and Okta speak it. Everybody here is invented. */
@Tag("own-application")
@SchakelTest
@TestPropertySource(
        properties = {
            "schakel.reports-per-minute=1000",
            "schakel.login.providers[0].code=nijkerk",
            "schakel.login.providers[0].organisation=GM0267",
            "schakel.login.providers[0].issuer=http://localhost:1",
            "schakel.login.providers[0].client-id=schakel",
            "schakel.login.providers[0].client-secret=geheim",
            "schakel.login.providers[0].domains=nijkerk.example",
            "schakel.login.providers[0].local=iedereen",
            "schakel.login.providers[0].scim-secrets=" + ScimTest.NIJKERK + "," + ScimTest.NEXT,
            "schakel.login.providers[1].code=ede",
            "schakel.login.providers[1].organisation=GM0228",
            "schakel.login.providers[1].issuer=http://localhost:2",
            "schakel.login.providers[1].client-id=schakel",
            "schakel.login.providers[1].client-secret=geheim",
            "schakel.login.providers[1].domains=ede.example",
            "schakel.login.providers[1].local=iedereen",
            "schakel.login.providers[1].scim-secrets=" + ScimTest.EDE,
            "schakel.login.providers[2].code=nergens",
            "schakel.login.providers[2].organisation=bestaat-niet",
            "schakel.login.providers[2].issuer=http://localhost:3",
            "schakel.login.providers[2].client-id=schakel",
            "schakel.login.providers[2].client-secret=geheim",
            "schakel.login.providers[2].domains=nergens.example",
            "schakel.login.providers[2].scim-secrets=" + ScimTest.NOWHERE
        })
class ScimTest {

    static final String NIJKERK = "verzonnen-geheim-van-nijkerk-0123456789";
    static final String NEXT = "verzonnen-volgend-geheim-van-nijkerk-01";
    static final String EDE = "verzonnen-geheim-van-ede-0123456789-abc";
    static final String NOWHERE = "verzonnen-geheim-van-nergens-0123456789";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USERS = "/scim/v2/Users";
    private static final String GROUPS = "/scim/v2/Groups";
    private static final GroupId OFFICER = GroupId.parse("aandachtsfunctionaris@GM0267");
    private static final GroupId REPORTER = GroupId.parse("melder@GM0267");

    private record Answer(int status, JsonNode json, HttpResponse<String> raw) {

        String id() {
            return json.path("id").asText();
        }

        String detail() {
            return json.path("detail").asText();
        }

        String etag() {
            return raw.headers().firstValue("ETag").orElse("");
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private Staff staff;

    @Autowired
    private RoleMappings mappings;

    @Autowired
    private RoleProposals proposals;

    @Autowired
    private TaskList tasks;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private TaskService engine;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String name = "iemand-" + UUID.randomUUID();
    private Viewer maker;
    private Viewer second;

    @BeforeEach
    void whoKeepsThePeople() {
        maker = story.viewer("beheer");
        second = keeper("personeelsbeheer@GM0267");
    }

    @Test
    void withoutTheRightSecretNothingIsSaidAndTheRefusalIsCounted() {
        int before = counted();
        for (String wrong : new String[] {null, "", "Bearer ", "Bearer fout", "Basic YmVoZWVyOmJlaGVlcg==", NIJKERK}) {
            Answer refused =
                    send("GET", USERS, null, wrong == null ? new String[0] : new String[] {"Authorization", wrong});
            assertThat(refused.status()).as(wrong).isEqualTo(401);
            assertThat(refused.detail()).contains("geen geldig geheim");
            assertThat(refused.json().path("schemas").get(0).asText()).isEqualTo(ScimSchema.ERROR);
        }
        HttpResponse<String> person = new Visit(port).login("beheer").get(USERS);
        assertThat(person.statusCode())
                .as("a session of people opens nothing here")
                .isEqualTo(401);
        assertThat(counted()).isGreaterThan(before);

        assertThat(get(NEXT, USERS).status())
                .as("the next secret works beside the one of now")
                .isEqualTo(200);
        assertThat(send("GET", "/api/v1/beheer/organisaties", null, "Authorization", "Bearer " + NIJKERK)
                        .status())
                .as("the secret opens no address of people")
                .isEqualTo(401);
    }

    private int counted() {
        return jdbc.sql("select count(*) from schakel.access_log where why = 'adres:GET /scim/v2/Users'")
                .query(Integer.class)
                .single();
    }

    @Test
    void somebodyNewIsInvitedAndOpensNothing() {
        Answer made = post(NIJKERK, USERS, user(name));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.raw().headers().firstValue("Location").orElse("")).endsWith(USERS + "/" + made.id());
        assertThat(made.raw().headers().firstValue("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(made.json().path("active").asBoolean()).isTrue();
        Person person = person(made.id());
        assertThat(person.groups()).isEmpty();
        assertThat(person.active()).isFalse();
        assertThat(mails(person.id(), "UITNODIGING")).isEqualTo(1);
        assertThat(changes(person.id())).containsExactly("aangemeld");

        Answer again = post(NIJKERK, USERS, user(name.toUpperCase(Locale.ROOT)));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("scimType").asText()).isEqualTo("uniqueness");
        assertThat(again.detail()).startsWith("Deze persoon is er al.").doesNotContain(name);
        assertThat(mails(person.id(), "UITNODIGING")).isEqualTo(1);

        for (String filter : List.of(
                "userName eq \"" + name.toUpperCase(Locale.ROOT) + "@NIJKERK.example\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName EQ \"" + name + "@nijkerk.example\"",
                "externalId eq \"nr-" + name + "\"",
                "emails.value eq \"" + name + "@nijkerk.example\"",
                "emails[type eq \"work\" and value eq \"" + name + "@nijkerk.example\"]",
                "emails[type eq \"work\"] and externalId sw \"nr-" + name + "\" and not (active eq false)",
                "name.familyName co \"" + name.substring(3) + "\"")) {
            Answer found = get(NIJKERK, USERS + "?filter=" + encoded(filter));
            assertThat(found.json().path("totalResults").asInt()).as(filter).isEqualTo(1);
            assertThat(found.json().path("Resources").get(0).path("id").asText())
                    .isEqualTo(made.id());
        }
        assertThat(get(NIJKERK, USERS + "?filter=" + encoded("externalId eq \"NR-" + name + "\""))
                        .json()
                        .path("totalResults")
                        .asInt())
                .as("a number of a system has its own capitals")
                .isZero();
        assertThat(get(NIJKERK, USERS + "/" + made.id() + "?attributes=userName")
                        .json()
                        .has("name"))
                .isFalse();
    }

    @Test
    void manyRequestsAtOnceMakeOnePerson() throws Exception {
        List<Answer> answers = atOnce(8, number -> post(NIJKERK, USERS, user(name)));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers.stream().filter(one -> one.status() == 201)).hasSize(1);
        assertThat(get(NIJKERK, USERS + "?filter=" + encoded("externalId eq \"nr-" + name + "\""))
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void twoChangesAtOnceDoNotRunOverEachOther() throws Exception {
        Answer made = post(NIJKERK, USERS, user(name));
        List<Answer> answers = atOnce(
                6,
                number -> send(
                        "PATCH",
                        USERS + "/" + made.id(),
                        patch("replace", "displayName", "\"Naam " + number + " (fictief)\""),
                        "Authorization",
                        "Bearer " + NIJKERK,
                        "If-Match",
                        made.etag()));

        assertThat(answers.stream().filter(one -> one.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(one -> one.status() == 412)).hasSize(5);
        assertThat(answers.stream()
                        .filter(one -> one.status() == 412)
                        .findFirst()
                        .orElseThrow()
                        .detail())
                .startsWith("Dit is intussen veranderd.");
        assertThat(get(NIJKERK, USERS + "/" + made.id()).etag()).isNotEqualTo(made.etag());
    }

    @Test
    void anotherOrganisationsSystemSeesNobodyAndChangesNobody() {
        Answer made = post(NIJKERK, USERS, user(name));
        String id = USERS + "/" + made.id();

        assertThat(get(EDE, id).status()).isEqualTo(404);
        assertThat(get(EDE, id).detail()).isEqualTo("Dit bestaat niet bij uw organisatie.");
        assertThat(get(EDE, USERS + "/" + UUID.randomUUID()).raw().body())
                .as("no other words for who does not exist")
                .isEqualTo(get(EDE, id).raw().body());
        assertThat(send("DELETE", id, null, "Authorization", "Bearer " + EDE).status())
                .isEqualTo(404);
        assertThat(patched(EDE, id, patch("replace", "active", "false")).status())
                .isEqualTo(404);
        assertThat(get(EDE, USERS + "?filter=" + encoded("userName eq \"" + name + "@nijkerk.example\""))
                        .json()
                        .path("totalResults")
                        .asInt())
                .isZero();
        Answer elsewhere = post(EDE, USERS, user(name));
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.detail()).contains("ede.example").doesNotContain("nijkerk");
        people.register(List.of(new NewPerson(
                name + "-prive", "Iemand (fictief)", name + "@prive.example", null, Set.of(REPORTER), false)));
        UUID privately = directory.byUsername(name + "-prive").orElseThrow().id();
        assertThat(get(NIJKERK, USERS + "/" + privately).status())
                .as("nor a colleague whose address is not of the organisation")
                .isEqualTo(404);
        UUID ofEde = account(name + "-ede", "Iemand (fictief)", Set.of(GroupId.parse("melder@GM0228")));
        assertThat(get(NIJKERK, USERS + "/" + ofEde).status())
                .as("nor who works elsewhere only, whatever their address")
                .isEqualTo(404);
        assertThat(get(NIJKERK, id).json().path("active").asBoolean()).isTrue();
    }

    @Test
    void ofWhoWorksElsewhereNothingIsToldAndNothingElseIsTouched() {
        GroupId elsewhere = GroupId.parse("zorgcoordinator@GM0228");
        UUID id = account(name, "Heet elders anders (fictief)", Set.of(elsewhere));

        Answer made = post(NIJKERK, USERS, user(name));
        assertThat(made.status()).as("as for anybody new").isEqualTo(201);
        assertThat(made.raw().body()).doesNotContain("Heet elders anders");
        assertThat(made.id()).isEqualTo(id.toString());
        assertThat(mails(id, "UITNODIGING")).as("who has an account needs none").isZero();
        people.give(id, REPORTER);

        patched(NIJKERK, USERS + "/" + id, patch("replace", "displayName", "\"Nieuwe naam (fictief)\""));
        assertThat(person(id.toString()).displayName()).isEqualTo("Heet elders anders (fictief)");
        Answer closed = patched(NIJKERK, USERS + "/" + id, patch("replace", "active", "false"));
        assertThat(closed.status()).isEqualTo(200);
        assertThat(person(id.toString()).groups()).containsExactly(elsewhere);
        assertThat(person(id.toString()).active()).isTrue();
        assertThat(send("DELETE", USERS + "/" + id, null, "Authorization", "Bearer " + NIJKERK)
                        .status())
                .isEqualTo(204);
        assertThat(person(id.toString()).active()).isTrue();
    }

    @Test
    void whoIsClosedInTheMiddleOfATaskIsOutAtOnceAndTheTaskGoesBack() {
        UUID id = account(name, "Iemand (fictief)", Set.of(OFFICER));
        Person officer = person(id.toString());
        Receipt receipt = story.reportAs("balie.nijkerk", Story.plain());
        String task = AllTasks.of(tasks, Viewer.of(officer), TaskFilter.ALLE).stream()
                .filter(each -> each.dossier().equals(receipt.dossier()))
                .findFirst()
                .orElseThrow()
                .id();
        desk.claim(task, Viewer.of(officer));
        assertThat(engine.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo(officer.username());
        Answer known = get(NIJKERK, USERS + "?filter=" + encoded("userName eq \"" + name + "@nijkerk.example\""));
        assertThat(known.json().path("Resources").get(0).path("id").asText())
                .as("whom people invited is there too")
                .isEqualTo(id.toString());

        Answer closed = patched(
                NIJKERK,
                USERS + "/" + id,
                "{\"schemas\":[\"" + ScimSchema.PATCH
                        + "\"],\"Operations\":[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]}");

        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().path("active").asBoolean()).isFalse();
        assertThat(person(id.toString()).active())
                .as("so that no session counts")
                .isFalse();
        assertThat(person(id.toString()).groups()).isEmpty();
        assertThat(engine.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        assertThat(changes(id)).contains("afgemeld", "rol-afgenomen", "account-gesloten");
        int rows = changes(id).size();
        assertThat(patched(NIJKERK, USERS + "/" + id, patch("replace", "active", "false"))
                        .status())
                .as("said twice")
                .isEqualTo(200);
        assertThat(changes(id)).hasSize(rows);

        assertThat(patched(NIJKERK, USERS + "/" + id, patch("replace", "active", "true"))
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
        assertThat(person(id.toString()).groups())
                .as("who comes back has no role")
                .isEmpty();
        assertThat(mails(id, "UITNODIGING")).isEqualTo(1);
        assertThat(send("DELETE", USERS + "/" + id, null, "Authorization", "Bearer " + NIJKERK)
                        .status())
                .isEqualTo(204);
        assertThat(send("DELETE", USERS + "/" + id, null, "Authorization", "Bearer " + NIJKERK)
                        .status())
                .isEqualTo(404);
        assertThat(get(NIJKERK, USERS + "/" + id).status()).isEqualTo(404);
        assertThat(post(NIJKERK, USERS, user(name)).status())
                .as("who was removed can come again")
                .isEqualTo(201);
    }

    @Test
    void whoIsClosedByHandIsClosedForTheSystemToo() {
        Answer made = post(NIJKERK, USERS, user(name));
        UUID id = UUID.fromString(made.id());
        assertThat(new Visit(port)
                        .login("beheer")
                        .get("/beheer/organisaties/GM0267")
                        .body())
                .as("who keeps the people sees whom the system made")
                .contains("Iemand " + name);

        staff.leave(id, "GM0267", maker);

        Answer now = get(NIJKERK, USERS + "/" + made.id());
        assertThat(now.json().path("active").asBoolean()).isFalse();
        assertThat(now.etag()).isNotEqualTo(made.etag());
    }

    @Test
    void namesChangeAsSystemsSendThemAndMailAddressesDoNot() {
        Answer made = post(NIJKERK, USERS, user(name));
        String id = USERS + "/" + made.id();

        assertThat(patched(
                                NIJKERK,
                                id,
                                "{\"Operations\":[{\"op\":\"Replace\",\"value\":{\"name.familyName\":\"Getrouwd\","
                                        + "\"name.givenName\":\"Iemand\",\"displayName\":\"Iemand Getrouwd (fictief)\","
                                        + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"department\":\"x\"}}}]}")
                        .json()
                        .path("name")
                        .path("familyName")
                        .asText())
                .isEqualTo("Getrouwd");
        assertThat(person(made.id()).displayName()).isEqualTo("Iemand Getrouwd (fictief)");

        Answer okta = put(
                NIJKERK,
                id,
                "{\"schemas\":[\"" + ScimSchema.USER + "\"],\"id\":\"" + made.id() + "\",\"userName\":\"" + name
                        + "-nieuw@nijkerk.example\",\"name\":{\"givenName\":\"Jo\",\"familyName\":\"Vos (fictief)\"},"
                        + "\"emails\":[{\"value\":\"" + name
                        + "@nijkerk.example\",\"primary\":true}],\"title\":\"x\"}");
        assertThat(okta.status()).isEqualTo(200);
        assertThat(okta.json().path("displayName").asText()).isEqualTo("Jo Vos (fictief)");
        assertThat(okta.json().has("title"))
                .as("what we do not keep is not told back")
                .isFalse();

        for (String mail :
                List.of("emails[type eq \\\"work\\\"].value", "emails[primary eq true].value", "emails.value")) {
            Answer refused = patched(NIJKERK, id, patch("replace", mail, "\"ander@nijkerk.example\""));
            assertThat(refused.status()).as(mail).isEqualTo(400);
            assertThat(refused.json().path("scimType").asText()).isEqualTo("mutability");
            assertThat(refused.detail()).contains("De persoon verandert het zelf");
        }
        people.describe(UUID.fromString(made.id()), "Jo Vos (fictief)", name + "-getrouwd@nijkerk.example");
        assertThat(patched(
                                NIJKERK,
                                id,
                                patch(
                                        "replace",
                                        "emails[type eq \\\"work\\\"].value",
                                        "\"" + name + "-getrouwd@nijkerk.example\""))
                        .status())
                .as("once the person changed it here, the system is content")
                .isEqualTo(200);
        assertThat(patched(NIJKERK, id, patch("replace", "id", "\"x\""))
                        .json()
                        .path("scimType")
                        .asText())
                .isEqualTo("mutability");
    }

    @Test
    void aGroupGivesARoleByTheRulesOfItsRow() {
        mappings.add("GM0267", name + "-balie", "melder", maker);
        mappings.add("GM0267", name + "-af", "aandachtsfunctionaris", maker);
        String id = post(NIJKERK, USERS, user(name)).id();
        String desks = group(name + "-balie");
        String officers = group(name + "-af");

        Answer entra = patched(
                NIJKERK,
                GROUPS + "/" + desks,
                "{\"schemas\":[\"" + ScimSchema.PATCH
                        + "\"],\"Operations\":[{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\""
                        + id + "\"}]}]}");
        assertThat(entra.status()).isEqualTo(200);
        assertThat(entra.json().path("members").get(0).path("value").asText()).isEqualTo(id);
        assertThat(person(id).groups()).containsExactly(REPORTER);

        patched(NIJKERK, GROUPS + "/" + officers, members("add", id));
        assertThat(person(id).groups()).as("a role that opens dossiers waits").containsExactly(REPORTER);
        RoleProposals.Waiting waiting = waiting(id);
        assertThat(waiting.group()).isEqualTo(OFFICER);
        assertThat(proposals.give(waiting.id(), second)).isTrue();
        assertThat(person(id).groups()).containsExactlyInAnyOrder(REPORTER, OFFICER);
        staff.take(UUID.fromString(id), "GM0267", OFFICER.role(), second);
        patched(NIJKERK, GROUPS + "/" + officers, members("add", id));
        assertThat(person(id).groups()).as("what people took stays taken").containsExactly(REPORTER);

        assertThat(patched(
                                NIJKERK,
                                GROUPS + "/" + desks,
                                "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + id
                                        + "\\\"]\"}]}")
                        .json()
                        .path("members"))
                .isEmpty();
        assertThat(person(id).groups()).as("taken at once").isEmpty();
        patched(NIJKERK, GROUPS + "/" + desks, members("add", id));
        String colleague = post(NIJKERK, USERS, user(name + "-2")).id();
        patched(NIJKERK, GROUPS + "/" + desks, members("add", colleague));
        assertThat(patched(
                                NIJKERK,
                                GROUPS + "/" + desks,
                                "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"id\":\"" + desks
                                        + "\",\"displayName\":\"" + name + "-balie\"}}]}")
                        .json()
                        .path("members"))
                .as("as Okta says what a group is called")
                .hasSize(2);
        assertThat(patched(
                                NIJKERK,
                                GROUPS + "/" + desks,
                                "{\"Operations\":[{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\""
                                        + id + "\"}]}]}")
                        .json()
                        .path("members"))
                .as("as Entra ID takes one out, and not all")
                .hasSize(1);
        assertThat(person(colleague).groups()).containsExactly(REPORTER);
        assertThat(person(id).groups()).isEmpty();
        assertThat(changes(UUID.fromString(id)))
                .containsSubsequence("aangemeld", "groep-erbij", "rol-gegeven", "groep-erbij", "rol-voorgesteld");
        assertThat(jdbc.sql("select count(distinct by) from schakel.directory_change"
                                + " where person = ?::uuid and what in ('groep-erbij', 'rol-voorgesteld', 'aangemeld')")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .as("by the system, and nobody else")
                .isEqualTo(1);
    }

    @Test
    void aRowOfTwoPeopleGivesAtOnceAndItsEndTakesAtOnce() {
        UUID row = approved(name + "-af");
        String id = post(NIJKERK, USERS, user(name)).id();
        String officers = GROUPS + "/" + group(name + "-af");

        patched(NIJKERK, officers, members("add", id));
        assertThat(person(id).groups()).containsExactly(OFFICER);
        patched(NIJKERK, USERS + "/" + id, patch("replace", "active", "false"));
        assertThat(person(id).groups()).isEmpty();
        patched(NIJKERK, USERS + "/" + id, patch("replace", "active", "true"));
        assertThat(person(id).groups()).as("who is still in the group").containsExactly(OFFICER);
        mappings.add("GM0267", name + "-balie", "melder", maker);
        patched(NIJKERK, GROUPS + "/" + group(name + "-balie"), members("add", id));
        patched(NIJKERK, USERS + "/" + id, patch("replace", "active", "false"));
        put(NIJKERK, GROUPS + "/" + group(name + "-balie"), "{\"members\":[]}");
        assertThat(person(id).groups()).as("who is closed gets nothing").isEmpty();
        patched(NIJKERK, USERS + "/" + id, patch("replace", "active", "true"));

        assertThat(put(NIJKERK, officers, "{\"displayName\":\"" + name + "-af\",\"members\":[]}")
                        .status())
                .isEqualTo(200);
        assertThat(person(id).groups()).isEmpty();
        patched(NIJKERK, officers, members("add", id));
        mappings.add("GM0267", name + "-af", "melder", maker);
        assertThat(person(id).groups()).as("a new row, for who is in it").containsExactlyInAnyOrder(OFFICER, REPORTER);
        mappings.end(row, "GM0267", maker);
        assertThat(person(id).groups()).containsExactly(REPORTER);
        assertThat(send("DELETE", officers, null, "Authorization", "Bearer " + NIJKERK)
                        .status())
                .isEqualTo(204);
        assertThat(person(id).groups()).isEmpty();
        assertThat(get(NIJKERK, officers).json().path("members")).isEmpty();
    }

    @Test
    void groupsAreMadeByPeopleAndOnlyOwnPeopleAreInThem() {
        mappings.add("GM0267", name, "melder", maker);
        String id = GROUPS + "/" + group(name);

        assertThat(post(NIJKERK, GROUPS, "{\"displayName\":\"" + name + "\"}").status())
                .isEqualTo(409);
        Answer unknown = post(NIJKERK, GROUPS, "{\"displayName\":\"nog-geen-rol\"}");
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.detail()).contains("Rollen uit de inlogdienst");
        assertThat(patched(NIJKERK, id, patch("replace", "displayName", "\"anders\""))
                        .detail())
                .startsWith("De naam van een groep");
        assertThat(get(EDE, id).status()).isEqualTo(404);
        Answer stranger = patched(NIJKERK, id, members("add", maker.personId().toString()));
        assertThat(stranger.status()).isEqualTo(400);
        assertThat(stranger.detail()).startsWith("Een van deze mensen is er niet");
        assertThat(patched(NIJKERK, id, members("add", "geen-nummer")).status()).isEqualTo(400);
        assertThat(get(
                                NIJKERK,
                                GROUPS + "?excludedAttributes=members&filter="
                                        + encoded("displayName eq \"" + name + "\""))
                        .json()
                        .path("Resources")
                        .get(0)
                        .has("members"))
                .isFalse();
    }

    @Test
    void whatIsWrongIsRefusedInDutchAndNeverAFailureOfOurs() {
        String id = USERS + "/" + post(NIJKERK, USERS, user(name)).id();
        for (String body : List.of(
                "",
                "{",
                "[]",
                "null",
                "\"tekst\"",
                "{\"userName\":5}",
                "{\"userName\":{}}",
                "{\"userName\":\"" + name + "x@nijkerk.example\",\"name\":\"x\"}",
                "{\"userName\":\"" + name + "x@nijkerk.example\",\"emails\":\"x\",\"displayName\":\"x\"}",
                "{\"userName\":\"" + name + "x@nijkerk.example\",\"emails\":[5],\"displayName\":\"x\"}",
                "{\"userName\":\"" + name + "x@nijkerk.example\",\"active\":3,\"displayName\":\"x\"}",
                "{\"userName\":\"" + name + "x@nijkerk.example\",\"displayName\":\"x\\u0000y\"}",
                "{\"userName\":\"" + name + "x@nijkerk.example\",\"displayName\":\"" + "x".repeat(300) + "\"}",
                "{\"userName\":\"geen adres\",\"displayName\":\"x\"}")) {
            Answer refused = post(NIJKERK, USERS, body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.json().path("schemas").get(0).asText()).isEqualTo(ScimSchema.ERROR);
            assertThat(refused.detail()).as(body).isNotBlank().doesNotContain(name);
        }
        for (String filter : List.of(
                "userName",
                "userName eq",
                "userName eq \"x",
                "userName xx \"x\"",
                "(userName eq \"x\"",
                "userName eq \"x\") or (",
                "wachtwoord eq \"x\"",
                "emails[value eq \"x\"",
                "emails[hoi eq \"x\"]",
                "not userName eq \"x\"",
                "userName gt 5",
                "'; drop table person; --",
                "((((((((((((((((((((((((((((((userName pr))))))))))))))))))))))))))))))",
                "userName eq \"" + "\\\\".repeat(600) + "\"")) {
            Answer refused = get(NIJKERK, USERS + "?filter=" + encoded(filter));
            assertThat(refused.status()).as(filter).isEqualTo(400);
            assertThat(refused.json().path("scimType").asText()).isEqualTo("invalidFilter");
        }
        for (String patch : List.of(
                "{}",
                "{\"Operations\":5}",
                "{\"Operations\":[]}",
                "{\"Operations\":[5]}",
                "{\"Operations\":[{\"op\":\"hop\"}]}",
                "{\"Operations\":[{\"op\":\"remove\"}]}",
                "{\"Operations\":[{\"op\":\"add\",\"path\":5}]}",
                "{\"Operations\":[{\"op\":\"add\",\"path\":\"emails[\",\"value\":\"x\"}]}",
                "{\"Operations\":[{\"op\":\"add\",\"path\":\"!\",\"value\":\"x\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"userName[value eq \\\"x\\\"]\",\"value\":\"x\"}]}",
                "{\"Operations\":[{\"op\":\"remove\",\"path\":\"userName\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"name\",\"value\":\"x\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":\"misschien\"}]}")) {
            assertThat(patched(NIJKERK, id, patch).status()).as(patch).isEqualTo(400);
        }
        assertThat(patched(
                                NIJKERK,
                                id,
                                "{\"Operations\":["
                                        + "{\"op\":\"add\",\"path\":\"active\",\"value\":true},".repeat(1000)
                                        + "{\"op\":\"add\",\"path\":\"active\",\"value\":true}]}")
                        .status())
                .isEqualTo(413);
        assertThat(get(NIJKERK, USERS + "?count=veel").status()).isEqualTo(400);
        assertThat(get(NIJKERK, USERS + "?bestaatniet=1").status()).isEqualTo(400);
        assertThat(get(NIJKERK, USERS + "/geen-nummer").status()).isEqualTo(404);
        assertThat(get(NIJKERK, "/scim/v2/Bestaatniet").status()).isEqualTo(404);
        assertThat(post(NIJKERK, USERS + "/" + UUID.randomUUID(), "{}").status())
                .isEqualTo(405);
        assertThat(post(NOWHERE, USERS, user(name).replace("nijkerk.example", "nergens.example"))
                        .detail())
                .contains("staat nog niet in Schakel");
        assertThat(post(NIJKERK, USERS, user(name + "formule").replace("Iemand " + name, "=HYPERLINK(\\\"x\\\")"))
                        .json()
                        .path("displayName")
                        .asText())
                .as("a name is a text and stays as it is")
                .startsWith("=HYPERLINK(\"x\")");
        assertThat(new Visit(port)
                        .login("beheer")
                        .get("/beheer/organisaties/GM0267")
                        .body())
                .contains(
                        "Het systeem was hier voor het laatst op",
                        "Het systeem zocht naar een gegeven dat wij niet hebben.",
                        "Het systeem van gemeente Nijkerk");
    }

    @Test
    void whateverIsSentAtRandomIsNoFailureOfOurs() {
        Random random = new Random(7);
        String id = post(NIJKERK, USERS, user(name)).id();
        List<String> pieces = List.of(
                "userName",
                "emails",
                "[",
                "]",
                "(",
                ")",
                "eq",
                "\"x\"",
                ".",
                "value",
                "not",
                "and",
                "members",
                "5",
                "null",
                "active",
                "\"",
                "\\",
                "urn:",
                " ",
                "name",
                "true",
                "{}");
        for (int i = 0; i < 40; i++) {
            String text = IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(none -> pieces.get(random.nextInt(pieces.size())))
                    .reduce("", (one, other) -> one + (random.nextBoolean() ? " " : "") + other);
            assertThat(get(NIJKERK, USERS + "?filter=" + encoded(text)).status())
                    .as(text)
                    .isLessThan(500);
            String value = List.of("\"x\"", "5", "null", "[]", "{}", "[null]", "[{\"value\":5}]", "true")
                    .get(random.nextInt(8));
            String op = List.of("add", "replace", "remove").get(random.nextInt(3));
            String path = text.replace("\\", "\\\\").replace("\"", "\\\"");
            assertThat(patched(NIJKERK, USERS + "/" + id, patch(op, path, value))
                            .status())
                    .as(op + " " + text + " " + value)
                    .isLessThan(500);
        }
    }

    @Test
    void fiveThousandPeopleAreListedInPages() {
        List<NewPerson> many = IntStream.range(0, 5000)
                .mapToObj(number -> new NewPerson(
                        "veel-" + name.substring(7, 15) + "-" + number,
                        "Iemand " + number + " (fictief)",
                        "veel-" + number + "-" + name + "@ede.example",
                        null,
                        Set.of(GroupId.parse("melder@GM0228")),
                        false))
                .toList();
        people.expect(many).orElseThrow();
        long began = System.nanoTime();
        Set<String> seen = new HashSet<>();
        int total = get(EDE, USERS + "?count=0").json().path("totalResults").asInt();
        assertThat(total).isGreaterThanOrEqualTo(5000);
        for (int start = 1; start <= total; start += 200) {
            JsonNode page =
                    get(EDE, USERS + "?startIndex=" + start + "&count=200").json();
            page.path("Resources").forEach(one -> seen.add(one.path("id").asText()));
        }
        assertThat(seen).hasSize(total);
        Answer one = get(EDE, USERS + "?filter=" + encoded("userName eq \"veel-4999-" + name + "@ede.example\""));
        assertThat(one.json().path("totalResults").asInt()).isEqualTo(1);
        assertThat(get(EDE, USERS + "?startIndex=99999&count=-5")
                        .json()
                        .path("itemsPerPage")
                        .asInt())
                .isZero();

        mappings.add("GM0228", name, "ambassadeur", maker);
        String group = get(EDE, GROUPS + "?filter=" + encoded("displayName eq \"" + name + "\""))
                .json()
                .path("Resources")
                .get(0)
                .path("id")
                .asText();
        StringBuilder members = new StringBuilder();
        seen.forEach(id -> members.append(members.isEmpty() ? "" : ",").append("{\"value\":\"" + id + "\"}"));
        String all = "{\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":[" + members + "]}]}";
        assertThat(patched(EDE, GROUPS + "/" + group, all).status()).isEqualTo(200);
        assertThat(put(EDE, GROUPS + "/" + group, "{\"members\":[]}").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void aSystemCanAskWhatThereIs() {
        assertThat(get(NIJKERK, "/scim/v2/ServiceProviderConfig")
                        .json()
                        .path("patch")
                        .path("supported")
                        .asBoolean())
                .isTrue();
        assertThat(get(NIJKERK, "/scim/v2/ResourceTypes")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(2);
        assertThat(get(NIJKERK, "/scim/v2/ResourceTypes/User")
                        .json()
                        .path("endpoint")
                        .asText())
                .isEqualTo("/Users");
        assertThat(get(NIJKERK, "/scim/v2/Schemas")
                        .json()
                        .path("Resources")
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo(ScimSchema.USER);
        assertThat(get(NIJKERK, "/scim/v2/Schemas/" + ScimSchema.GROUP).status())
                .isEqualTo(200);
        assertThat(get(NIJKERK, "/scim/v2/Schemas/anders").status()).isEqualTo(404);
    }

    private Viewer keeper(String group) {
        String username = "houdt-" + UUID.randomUUID();
        people.register(List.of(new NewPerson(
                username,
                "Houdt bij (fictief)",
                username + "@schakel.example",
                null,
                Set.of(GroupId.parse(group)),
                false)));
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }

    private UUID account(String username, String displayName, Set<GroupId> groups) {
        people.register(
                List.of(new NewPerson(username, displayName, username + "@nijkerk.example", null, groups, false)));
        return directory.byUsername(username).orElseThrow().id();
    }

    private UUID approved(String group) {
        mappings.add("GM0267", group, "aandachtsfunctionaris", maker);
        UUID row = mappings.of("GM0267", maker).stream()
                .filter(one -> one.claimed().equals(group))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(mappings.approve(row, "GM0267", second)).isTrue();
        return row;
    }

    private RoleProposals.Waiting waiting(String person) {
        return proposals.waiting("GM0267", second).stream()
                .filter(one -> one.person().toString().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private String group(String displayName) {
        return get(NIJKERK, GROUPS + "?filter=" + encoded("displayName eq \"" + displayName + "\""))
                .json()
                .path("Resources")
                .get(0)
                .path("id")
                .asText();
    }

    private Person person(String id) {
        return directory.person(UUID.fromString(id)).orElseThrow();
    }

    private List<String> changes(UUID person) {
        return jdbc.sql("select what from schakel.directory_change where person = ? order by id")
                .param(person)
                .query(String.class)
                .list();
    }

    private int mails(UUID person, String template) {
        return jdbc.sql("select count(*) from schakel.outbox where receiver = ? and template = ?")
                .params(person, template)
                .query(Integer.class)
                .single();
    }

    private static String user(String name) {
        return "{\"schemas\":[\"" + ScimSchema.USER
                + "\",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"],"
                + "\"externalId\":\"nr-" + name + "\",\"userName\":\"" + name + "@nijkerk.example\",\"active\":true,"
                + "\"emails\":[{\"primary\":true,\"type\":\"work\",\"value\":\"" + name + "@nijkerk.example\"}],"
                + "\"displayName\":\"Iemand " + name + " (fictief)\",\"meta\":{\"resourceType\":\"User\"},"
                + "\"name\":{\"givenName\":\"Iemand\",\"familyName\":\"" + name + "\"},\"title\":\"x\"}";
    }

    private static String patch(String op, String path, String value) {
        return "{\"schemas\":[\"" + ScimSchema.PATCH + "\"],\"Operations\":[{\"op\":\"" + op + "\",\"path\":\"" + path
                + "\",\"value\":" + value + "}]}";
    }

    private static String members(String op, String id) {
        return patch(op, "members", "[{\"value\":\"" + id + "\",\"display\":\"x\"}]");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer get(String secret, String path) {
        return send("GET", path, null, "Authorization", "Bearer " + secret);
    }

    private Answer post(String secret, String path, String body) {
        return send("POST", path, body, "Authorization", "Bearer " + secret);
    }

    private Answer put(String secret, String path, String body) {
        return send("PUT", path, body, "Authorization", "Bearer " + secret);
    }

    private Answer patched(String secret, String path, String body) {
        return send("PATCH", path, body, "Authorization", "Bearer " + secret);
    }

    private Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (body != null) {
            request.header("Content-Type", "application/scim+json; charset=utf-8");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json = !answer.body().isEmpty()
                    && answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(answer.statusCode(), JSON.readTree(json ? answer.body() : "{}"), answer);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private <T> List<T> atOnce(int times, IntFunction<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<T>> all = new ArrayList<>();
            IntStream.range(0, times).forEach(number -> all.add(() -> work.apply(number)));
            List<T> answers = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(all)) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
