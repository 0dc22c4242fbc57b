package nl.schakel.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.access.Visible;
import nl.schakel.organisation.GroupId;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R7: for whom the rule asks what. What the condition then lets through, {@code R07_NeedToKnowTest} tries on a database. */
class R07_RuleAsConditionTest {

    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final UUID DOSSIER = new UUID(0, 1);
    private static final Viewer NOBODY = new Viewer(new UUID(0, 2), "weg", Set.of());
    private static final Viewer OFFICER =
            new Viewer(new UUID(0, 3), "af.nijkerk", Set.of(GroupId.parse("aandachtsfunctionaris@GM0267")));
    private static final Viewer ON_CALL =
            new Viewer(new UUID(0, 4), "piket.een", Set.of(GroupId.parse("piket@piket-wvv")));

    private final JdbcClient jdbc = mock(JdbcClient.class);
    private final AccessRule rule = new AccessRule(jdbc, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theApplicationItselfSeesEverything() {
        assertThat(rule.ordinary(Viewer.SYSTEM, DOSSIER)).containsExactlyInAnyOrder(Part.values());
        assertThat(rule.visible(Viewer.SYSTEM).sql()).isEqualTo("true");
        assertThat(rule.visible(Viewer.SYSTEM).nothing()).isFalse();
        verifyNoInteractions(jdbc);
    }

    @Test
    void whoIsInNoGroupSeesNothingAndNothingIsAsked() {
        assertThat(rule.parts(NOBODY, DOSSIER)).isEmpty();
        assertThat(rule.servesTheNight(NOBODY, DOSSIER)).isFalse();
        assertThat(rule.visible(NOBODY).sql()).isEqualTo("false");
        assertThat(rule.visible(NOBODY).nothing()).isTrue();
        verifyNoInteractions(jdbc);
    }

    @Test
    void whoTakesPartSeesWhatTheRoleGivesThere() {
        finds("role_part", "MELDING", "TIJDLIJN");

        assertThat(rule.ordinary(OFFICER, DOSSIER)).containsExactlyInAnyOrder(Part.MELDING, Part.TIJDLIJN);
        assertThat(rule.parts(OFFICER, DOSSIER)).containsExactlyInAnyOrder(Part.MELDING, Part.TIJDLIJN);
    }

    @Test
    void onlyACoordinatorOfTheOnCallServiceHasEmergencyAccess() {
        finds("emergency_access", "BETROKKENEN");

        assertThat(rule.emergency(ON_CALL, DOSSIER)).containsExactly(Part.BETROKKENEN);
        assertThat(rule.emergency(OFFICER, DOSSIER)).isEmpty();
    }

    @Test
    void atNightBothRulesHoldTogether() {
        finds("role_part", "OPVANG");
        finds("emergency_access", "BETROKKENEN");

        assertThat(rule.parts(ON_CALL, DOSSIER)).containsExactlyInAnyOrder(Part.OPVANG, Part.BETROKKENEN);
    }

    @Test
    void whetherEmergencyAccessIsOpenIsAskedOfACoordinatorOnly() {
        says("emergency_access", true);
        assertThat(rule.emergency(ON_CALL)).isTrue();
        assertThat(rule.emergency(OFFICER)).isFalse();

        says("emergency_access", false);
        assertThat(rule.emergency(ON_CALL)).isFalse();
    }

    @Test
    void whetherTheOnCallServiceTakesPartIsReadFromTheCase() {
        says("viewer_duty", true);
        assertThat(rule.servesTheNight(ON_CALL, DOSSIER)).isTrue();

        says("viewer_duty", false);
        assertThat(rule.servesTheNight(ON_CALL, DOSSIER)).isFalse();
    }

    @Test
    void aListAsksForTheGroupsOfTheViewerAndThePartsOfTheCase() {
        Visible visible = rule.visible(OFFICER);

        assertThat(visible.sql())
                .startsWith("exists (select 1 from schakel.party")
                .doesNotContain("emergency_access");
        assertThat(visible.params())
                .containsEntry("viewerGroups", List.of("aandachtsfunctionaris@GM0267"))
                .containsEntry("viewerGroupList", "aandachtsfunctionaris@GM0267")
                .doesNotContainKey("viewerPerson");
        assertThat(visible.params().get(Visible.PARTS))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSameElementsAs(Part.OF_THE_CASE.stream().map(Part::name).toList())
                .doesNotContain("OPVANG");
        assertThat(visible.ranges()).hasSize(1);
    }

    @Test
    void aListOfACoordinatorAsksForTheNightToo() {
        Visible visible = rule.visible(ON_CALL, Set.of(Part.BETROKKENEN));

        assertThat(visible.sql()).contains("schakel.party", " or ", "emergency_access");
        assertThat(visible.params())
                .containsEntry(Visible.PARTS, List.of("BETROKKENEN"))
                .containsEntry("viewerPerson", ON_CALL.personId())
                .containsEntry("viewerNow", Timestamp.from(NOW));
        assertThat(visible.ranges()).hasSize(2);
    }

    @Test
    void aQuestionAboutAPartIsAskedOfWhoMaySeeThatPart() {
        Visible narrowed = rule.visible(OFFICER).seeing(Part.BETROKKENEN);

        assertThat(narrowed.params()).containsEntry(Visible.PARTS, List.of("BETROKKENEN"));
        assertThat(narrowed.sql()).isEqualTo(rule.visible(OFFICER).sql());
        assertThat(narrowed.nothing()).isFalse();
        assertThat(rule.visible(Viewer.SYSTEM).seeing(Part.BETROKKENEN).params())
                .isEmpty();
    }

    @Test
    void theFirstOfAListAreReadFromEachRangeByItself() {
        Visible two = new Visible(
                "true",
                Map.of(),
                List.of(new Visible.Range("keys_a", "rows_a"), new Visible.Range("keys_b", "rows_b")));

        assertThat(two.first("dossier_id", "status = 'open'", "received_at desc", 51)
                        .split(" union "))
                .hasSize(2)
                .satisfiesExactly(
                        a -> assertThat(a).contains("keys_a", "rows_a", "dossier_id", "status = 'open'", "limit 51"),
                        b -> assertThat(b).contains("keys_b", "rows_b", "order by received_at desc"));
        assertThat(two.different("status").split(" union select viewer_step"))
                .hasSize(2)
                .satisfiesExactly(
                        a -> assertThat(a).contains("keys_a", "rows_a", "v.status"),
                        b -> assertThat(b).contains("keys_b", "rows_b", "v.status"));
    }

    private void finds(String table, String... parts) {
        JdbcClient.StatementSpec statement = statement(table);
        JdbcClient.MappedQuerySpec<String> found = mock();
        when(found.list()).thenReturn(List.of(parts));
        when(statement.query(String.class)).thenReturn(found);
    }

    private void says(String table, boolean answer) {
        JdbcClient.StatementSpec statement = statement(table);
        JdbcClient.MappedQuerySpec<Boolean> found = mock();
        when(found.single()).thenReturn(answer);
        when(statement.query(Boolean.class)).thenReturn(found);
    }

    private JdbcClient.StatementSpec statement(String table) {
        JdbcClient.StatementSpec statement = mock(JdbcClient.StatementSpec.class, RETURNS_SELF);
        when(jdbc.sql(contains(table))).thenReturn(statement);
        return statement;
    }
}
