package nl.schakel.access;

import static nl.schakel.access.Part.ACTIES;
import static nl.schakel.access.Part.ANTWOORDEN;
import static nl.schakel.access.Part.BETROKKENEN;
import static nl.schakel.access.Part.MELDER;
import static nl.schakel.access.Part.MELDING;
import static nl.schakel.access.Part.NOTITIES;
import static nl.schakel.access.Part.TIJDLIJN;
import static nl.schakel.access.Part.ZORG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.signal.InventedDossier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R7: who may see a case is decided per case and per part, the same everywhere; outsiders cannot tell that it exists. */
@SchakelTest
class R07_NeedToKnowTest {

    private static final GroupId OFFICER = GroupId.parse("aandachtsfunctionaris@GM0267");
    private static final GroupId POLICE = GroupId.parse("tmm@politie-oost");
    private static final GroupId RIEC = GroupId.parse("riec@riec-on");

    @Autowired
    private AccessService door;

    @Autowired
    private Parties parties;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void onlyAPartyGetsIn() {
        UUID dossier = dossierOf(OFFICER);

        assertThat(door.open(viewer("af.nijkerk"), dossier, "test").parts())
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Part.OPVANG, Part.KERN)));
        for (Person person : directory.people()) {
            if (!person.groups().contains(OFFICER)) {
                Viewer outsider = Viewer.of(person);
                assertThat(door.permits(outsider, dossier))
                        .as(person.username())
                        .isFalse();
                assertThatThrownBy(() -> door.open(outsider, dossier, "test")).isInstanceOf(NotVisible.class);
            }
        }
    }

    @Test
    void anOutsiderCannotTellThatACaseExists() {
        Viewer outsider = viewer("af.ede");
        Throwable existing = catchThrowable(() -> door.open(outsider, dossierOf(OFFICER), "test"));
        Throwable unknown = catchThrowable(() -> door.open(outsider, UUID.randomUUID(), "test"));

        assertThat(existing).hasSameClassAs(unknown).hasMessage(unknown.getMessage());
        assertThat(unknown.getCause()).isNull();
    }

    @Test
    void runningSchakelOrReadingTheLogIsNoReasonToSeeACase() {
        UUID dossier = dossierOf(OFFICER);
        // even when somebody makes them a party by mistake
        for (String group : List.of("beheer@schakel", "fg@GM0267", "melder@GM0267")) {
            jdbc.sql("insert into schakel.party (id, dossier_id, role, organisation, scope, step, since)"
                            + " values (?, ?, ?, ?, 'VOLLEDIG', 'vergissing', now())")
                    .params(
                            UUID.randomUUID(),
                            dossier,
                            GroupId.parse(group).role().code(),
                            GroupId.parse(group).organisation())
                    .update();
        }
        for (String username : List.of("beheer", "fg.nijkerk", "balie.nijkerk")) {
            assertThat(door.permits(viewer(username), dossier)).as(username).isFalse();
        }
    }

    @Test
    void aPartnerSeesWhatItsRoleNeeds() {
        UUID dossier = dossierOf(OFFICER);
        parties.join(dossier, POLICE, Scope.VOLLEDIG, "politie-actie");
        parties.join(dossier, RIEC, Scope.VOLLEDIG, "riec-actie");

        assertThat(door.open(viewer("tmm.oost"), dossier, "test").parts())
                .containsExactlyInAnyOrder(MELDING, BETROKKENEN, ANTWOORDEN, TIJDLIJN, ACTIES, ZORG, NOTITIES);
        assertThat(door.open(viewer("riec.on"), dossier, "test").parts())
                .as("the RIEC is not a care table")
                .containsExactlyInAnyOrder(MELDING, TIJDLIJN, ACTIES, NOTITIES);
        assertThat(door.open(viewer("tmm.oost"), dossier, "test", Set.of(MELDING, MELDER))
                        .parts())
                .as("no more than was asked for")
                .containsExactly(MELDING);
        assertThatThrownBy(() -> door.open(viewer("riec.on"), dossier, "test", Set.of(MELDER, BETROKKENEN)))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void aQuestionOpensTheDoorForThatQuestionOnly() {
        UUID dossier = dossierOf(OFFICER);
        parties.join(dossier, POLICE, Scope.VRAAG, "partner-vraag");
        assertThat(door.open(viewer("tmm.oost"), dossier, "test").parts())
                .containsExactlyInAnyOrder(MELDING, BETROKKENEN);

        parties.leave(dossier, POLICE, "andere-stap");
        assertThat(door.permits(viewer("tmm.oost"), dossier)).isTrue();

        parties.leave(dossier, POLICE, "partner-vraag");
        assertThat(door.permits(viewer("tmm.oost"), dossier)).isFalse();
    }

    @Test
    void theEndOfAQuestionLeavesOtherWorkAlone() {
        UUID dossier = dossierOf(OFFICER);
        parties.join(dossier, POLICE, Scope.VRAAG, "partner-vraag");
        parties.join(dossier, POLICE, Scope.VOLLEDIG, "politie-actie");
        parties.join(dossier, POLICE, Scope.VOLLEDIG, "politie-actie");

        parties.leave(dossier, POLICE, "partner-vraag");
        assertThat(door.open(viewer("tmm.oost"), dossier, "test").sees(TIJDLIJN))
                .isTrue();
        assertThat(parties.of(dossier)).hasSize(3);
    }

    @Test
    void listsAndSingleReadsCannotDiffer() {
        Random random = new Random(20261121);
        List<GroupId> groups = new ArrayList<>();
        for (Person person : directory.people()) {
            groups.addAll(person.groups());
        }
        // who keeps the house, and who reports: neither is ever party to a case
        groups.removeIf(group ->
                Set.of(Role.BEHEER, Role.FG).contains(group.role()) || RoleSets.REPORTERS.contains(group.role()));
        Set<UUID> dossiers = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            UUID dossier = dossierOf(groups.get(random.nextInt(groups.size())));
            dossiers.add(dossier);
            for (int j = random.nextInt(4); j > 0; j--) {
                GroupId group = groups.get(random.nextInt(groups.size()));
                Scope scope = random.nextBoolean() ? Scope.VRAAG : Scope.VOLLEDIG;
                parties.join(dossier, group, scope, "stap");
                if (random.nextInt(3) == 0) {
                    parties.leave(dossier, group, "stap");
                }
            }
        }
        int seen = 0;
        for (Person person : directory.people()) {
            Viewer viewer = Viewer.of(person);
            Visible visible = door.visible(viewer);
            Set<UUID> listed = new HashSet<>(
                    jdbc.sql("select d.id from (select distinct dossier_id as id from schakel.party) d where "
                                    + visible.sql())
                            .params(visible.params())
                            .query(UUID.class)
                            .list());
            for (UUID dossier : dossiers) {
                assertThat(listed.contains(dossier)).as(person.username()).isEqualTo(door.permits(viewer, dossier));
            }
            seen += listed.size();
        }
        assertThat(seen).isGreaterThan(60);
        assertThat(door.visible(new Viewer(UUID.randomUUID(), "niemand", Set.of()))
                        .sql())
                .isEqualTo("false");
    }

    @Test
    void aRoleThatIsTakenAwayOpensNothingAnyMore() {
        UUID dossier = dossierOf(OFFICER);
        Person officer = directory.byUsername("af.nijkerk").orElseThrow();
        Viewer closed =
                Viewer.of(new Person(officer.id(), officer.username(), officer.displayName(), officer.groups(), false));
        assertThat(door.permits(closed, dossier)).isFalse();
    }

    private UUID dossierOf(GroupId owner) {
        UUID dossier = InventedDossier.in(jdbc);
        parties.join(dossier, owner, Scope.VOLLEDIG, "signaal-beoordelen");
        return dossier;
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }
}
