package nl.schakel.process.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.web.security.Visit;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SchakelTest
class EngineIdentityTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String WHO = "/camunda/api/admin/auth/user/default";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentitySync sync;

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theEngineKnowsTheActivePeopleAndTheirGroups() {
        List<String> users =
                identity.createUserQuery().list().stream().map(User::getId).toList();
        assertThat(users)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(EngineUsers.NOBODY),
                                directory.people().stream()
                                        .filter(Person::active)
                                        .map(Person::username))
                        .toList());
        assertThat(groupsOf("af.nijkerk")).containsExactly("aandachtsfunctionaris@GM0267");
        assertThat(groupsOf("keten2.wvv")).containsExactly("ketenregisseur@wvv");
        assertThat(groupsOf("beheer")).containsExactlyInAnyOrder("beheer@schakel", "cockpit@schakel");
    }

    @Test
    void noNameOrAddressOfAPersonIsInTheEngine() {
        for (User user : identity.createUserQuery().list()) {
            assertThat(user.getEmail()).isNull();
            directory
                    .byUsername(user.getId())
                    .map(Person::displayName)
                    .ifPresent(name -> assertThat(user.getFirstName() + " " + user.getLastName())
                            .doesNotContain(name));
        }
    }

    @Test
    void staffEnterTasklistWithTheSameLogin() {
        Visit visit = new Visit(port).login("af.nijkerk");
        assertThat(visit.get(TASKLIST).statusCode()).isEqualTo(200);
        HttpResponse<String> who = visit.get(WHO);
        assertThat(who.body())
                .contains("\"userId\":\"af.nijkerk\"")
                .contains("tasklist")
                .doesNotContain("cockpit");
        assertThat(visit.get("/camunda/api/engine/engine/default/filter/count").statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyWhoRunsSchakelEntersCockpitAndNobodyAdmin() {
        Visit officer = new Visit(port).login("af.nijkerk");
        Visit administrator = new Visit(port).login("beheer");
        assertThat(officer.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(administrator.get("/camunda/app/cockpit/default/").statusCode())
                .isEqualTo(200);
        assertThat(administrator.get(WHO).body()).contains("cockpit").doesNotContain("admin");
        for (Visit visit : List.of(officer, administrator)) {
            assertThat(visit.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whoRunsSchakelMayLookInTheEngineAndChangeNothing() {
        for (Authorization right : authorizations
                .createAuthorizationQuery()
                .groupIdIn(EngineRights.COCKPIT, "beheer@schakel", Groups.CAMUNDA_ADMIN)
                .list()) {
            assertThat(right.getResourceType() == Resources.APPLICATION.resourceType()
                            || !right.isPermissionGranted(Permissions.UPDATE)
                                    && !right.isPermissionGranted(Permissions.CREATE)
                                    && !right.isPermissionGranted(Permissions.DELETE))
                    .as("%s", right)
                    .isTrue();
        }
        identity.setAuthentication("beheer", List.of("beheer@schakel", EngineRights.COCKPIT));
        try {
            assertThatThrownBy(() -> repository
                            .createDeployment()
                            .addString("niets.form", "{}")
                            .deploy())
                    .isInstanceOf(AuthorizationException.class);
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    void nobodyCanBeTheAdministratorOfTheEngine() {
        assertThat(identity.createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .list())
                .extracting(User::getId)
                .containsExactly(EngineUsers.NOBODY);
        assertThatThrownBy(() -> people.register(List.of(new NewPerson(
                        EngineUsers.NOBODY,
                        "Niemand (fictief)",
                        null,
                        "x",
                        Set.of(GroupId.parse("melder@GM0289")),
                        true))))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void nobodyLogsInToTheEngineItself() {
        Visit visit = new Visit(port).login("af.nijkerk");
        visit.get(TASKLIST);
        HttpResponse<String> refused = visit.submit(
                WHO + "/login/tasklist",
                null,
                List.of("X-XSRF-TOKEN", visit.cookie("XSRF-TOKEN")),
                "username",
                "beheer",
                "password",
                "schakel-demo");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(identity.checkPassword("beheer", "schakel-demo")).isFalse();
    }

    @Test
    void nobodyButWhoRunsSchakelMayTouchTheEngine() {
        List<Authorization> wide = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .list();
        assertThat(wide)
                .allSatisfy(right -> assertThat(right.getResourceType() == Resources.APPLICATION.resourceType()
                                || right.isPermissionGranted(Permissions.READ))
                        .isTrue())
                .noneSatisfy(right -> assertThat(right.isPermissionGranted(Permissions.UPDATE))
                        .isTrue())
                .noneSatisfy(right -> assertThat(right.isPermissionGranted(Permissions.CREATE))
                        .isTrue());
        for (Authorization own : authorizations
                .createAuthorizationQuery()
                .userIdIn("af.nijkerk")
                .resourceType(Resources.USER)
                .list()) {
            assertThat(own.isPermissionGranted(Permissions.UPDATE)).isFalse();
            assertThat(own.isPermissionGranted(Permissions.DELETE)).isFalse();
        }
    }

    @Test
    void aChangeInTheDirectoryReachesTheEngineAtOnce() {
        GroupId team = GroupId.parse("gebiedsteam@GM0289");
        people.register(List.of(new NewPerson("team.test", "Test Persoon (fictief)", null, "x", Set.of(team), true)));
        assertThat(groupsOf("team.test")).containsExactly(team.toString());
        Person person = directory.byUsername("team.test").orElseThrow();

        people.assign(person.id(), Set.of(GroupId.parse("melder@GM0289")));
        assertThat(groupsOf("team.test")).containsExactly("melder@GM0289");
        assertThat(identity.createGroupQuery().groupId(team.toString()).count()).isZero();

        people.setActive(person.id(), false);
        assertThat(identity.createUserQuery().userId("team.test").count()).isZero();
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .userIdIn("team.test")
                        .count())
                .isZero();
    }

    @Test
    void afterAnotherNodeWroteEveryGroupIsLookedAt() {
        String officers = "aandachtsfunctionaris@GM0267";
        identity.deleteMembership("af.nijkerk", officers);
        jdbc.sql("update schakel.engine_identity set state = 'andere machine'").update();

        sync.synchronise();

        assertThat(groupsOf("af.nijkerk")).contains(officers);
    }

    @Test
    void nodesThatStartTogetherWriteOnce() throws Exception {
        jdbc.sql("update schakel.engine_identity set state = ''").update();
        long users = identity.createUserQuery().count();
        long rights = authorizations.createAuthorizationQuery().count();
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> starts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                starts.add(nodes.submit(sync::synchronise));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(identity.createUserQuery().count()).isEqualTo(users);
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(rights);
    }

    private List<String> groupsOf(String username) {
        return identity.createGroupQuery().groupMember(username).list().stream()
                .map(Group::getId)
                .toList();
    }
}
