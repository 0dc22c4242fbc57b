package nl.schakel.access;

import static nl.schakel.access.Part.ANTWOORDEN;
import static nl.schakel.access.Part.BETROKKENEN;
import static nl.schakel.access.Part.MELDER;
import static nl.schakel.access.Part.MELDING;
import static nl.schakel.access.Part.OPVANG;
import static nl.schakel.access.Part.TIJDLIJN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.EmergencyAccess.Opened;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.process.routes.emergency.EmergencyCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R12: emergency access is possible for piket, with a reason, for a limited time, reviewed the next morning. */
@SchakelTest
class R12_EmergencyAccessTest {

    private static final GroupId NIGHT = GroupId.parse("piket@piket-wvv");
    private static final String REASON = "De persoon noemt een adres dat in de melding staat (fictief).";

    @Autowired
    private EmergencyAccess emergency;

    @Autowired
    private EmergencyCommands opening;

    @Autowired
    private AccessService door;

    @Autowired
    private Parties parties;

    @Autowired
    private Story story;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void withoutAReasonOrPartsItIsRefusedAndNothingOpens() {
        UUID dossier = calledAbout();
        Viewer one = story.viewer("piket.een");

        for (String reason : new String[] {null, "", "   "}) {
            assertThatThrownBy(() -> opening.open(dossier, null, Set.of(MELDING), reason, null, one))
                    .isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> opening.open(dossier, null, Set.of(), REASON, null, one))
                .isInstanceOf(InvalidInput.class);
        assertThat(emergency.current(dossier, one)).isEmpty();
        assertThat(door.permits(one, dossier)).isFalse();
        assertThat(story.steps(dossier)).doesNotContain("noodtoegang-beoordelen");
    }

    @Test
    void itOpensTheChosenPartsForThisCoordinatorAlone() {
        UUID dossier = calledAbout();
        Viewer one = story.viewer("piket.een");
        assertThat(door.open(one, dossier, "piket:zoeken").parts()).containsExactly(OPVANG);

        opening.open(dossier, null, Set.of(MELDING, BETROKKENEN), REASON, null, one);

        assertThat(door.open(one, dossier, "zaak").parts()).containsExactlyInAnyOrder(MELDING, BETROKKENEN, OPVANG);
        assertThat(door.open(story.viewer("piket.twee"), dossier, "zaak").parts())
                .as("a colleague on the same rota")
                .containsExactly(OPVANG);
        assertThat(door.permits(story.viewer("piket.twee"), dossier)).isFalse();
    }

    @Test
    void whoDoesNotServeTheNightOfThisCaseCannotOpenItNorTellThatItExists() {
        UUID dossier = calledAbout();
        UUID daytime = story.report(Story.plain()).dossier();
        parties.join(daytime, NIGHT, Scope.VOLLEDIG, "andere-stap");

        for (String other : List.of("zorg.wvv", "af.ede", "keten.wvv", "opvang.haven", "politie.nacht", "beheer")) {
            assertThatThrownBy(() -> opening.open(dossier, null, Set.of(MELDING), REASON, null, story.viewer(other)))
                    .as(other)
                    .isInstanceOf(NotVisible.class);
        }
        Viewer one = story.viewer("piket.een");
        Viewer elsewhere = new Viewer(one.personId(), one.username(), Set.of(new GroupId(Role.PIKET, "nla-oost")));
        for (Map.Entry<UUID, Viewer> refused :
                Map.of(dossier, elsewhere, daytime, one, UUID.randomUUID(), one).entrySet()) {
            assertThatThrownBy(() ->
                            opening.open(refused.getKey(), null, Set.of(MELDING), REASON, null, refused.getValue()))
                    .isInstanceOf(NotVisible.class);
        }
        assertThat(whys(dossier, "geweigerd")).contains("noodtoegang/openen");
    }

    @Test
    void whoReportedIsNeverForTheNight() {
        UUID dossier = calledAbout();
        Viewer one = story.viewer("piket.een");
        assertThatThrownBy(() -> opening.open(dossier, null, Set.of(MELDING, MELDER), REASON, null, one))
                .isInstanceOf(InvalidInput.class);

        Opened opened = opening.open(dossier, null, EmergencyAccess.PARTS, REASON, null, one);

        assertThat(door.open(one, dossier, "zaak").parts()).doesNotContain(MELDER);
        assertThatThrownBy(() -> jdbc.sql(
                                "update schakel.emergency_access set parts = array_append(parts, 'MELDER') where id = ?")
                        .param(opened.id())
                        .update())
                .hasMessageContaining("emergency_never_the_reporter");
    }

    @Test
    void itRunsOutByTheClock() {
        UUID dossier = calledAbout();
        Viewer one = story.viewer("piket.een");
        Instant end = clock.instant().plus(Duration.ofHours(1));
        opening.open(dossier, null, Set.of(MELDING), REASON, end, one);
        assertThat(door.permits(one, dossier)).isTrue();

        clock.to(end.minusSeconds(30));
        assertThat(emergency.current(dossier, one)).isPresent();
        clock.to(end);

        assertThat(emergency.current(dossier, one)).isEmpty();
        assertThat(door.permits(one, dossier)).isFalse();
        assertThat(listed(one, dossier)).isFalse();
    }

    @Test
    void itEndsAtTenInTheMorningAndNeverLastsLongerThanANight() {
        UUID dossier = calledAbout();
        Viewer one = story.viewer("piket.een");
        Instant now = clock.instant();

        Opened opened = opening.open(dossier, null, Set.of(MELDING), REASON, null, one);

        assertThat(opened.until()).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofHours(19)));
        assertThatThrownBy(() -> opening.open(
                        dossier, null, Set.of(MELDING), REASON, opened.until().plus(Duration.ofHours(3)), one))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> opening.open(dossier, null, Set.of(MELDING), REASON, now.minusSeconds(1), one))
                .isInstanceOf(InvalidInput.class);

        toDaytime();
        assertThat(Duration.between(clock.instant(), emergency.usualEnd()))
                .isBetween(Duration.ofHours(7), Duration.ofHours(8));
        toTheNight();
        assertThat(emergency.usualEnd().atZone(Zones.AMSTERDAM).toLocalTime()).isEqualTo(LocalTime.of(10, 0));
        assertThat(Duration.between(clock.instant(), emergency.usualEnd())).isLessThan(Duration.ofHours(8));
    }

    @Test
    void itEndsAtOneTapAndWhenTheNightIsHandedOver() {
        UUID dossier = calledAbout();
        Viewer one = story.viewer("piket.een");
        Opened opened = opening.open(dossier, null, Set.of(MELDING), REASON, null, one);
        assertThatThrownBy(() -> emergency.end(opened.id(), story.viewer("piket.twee")))
                .isInstanceOf(NotVisible.class);

        emergency.end(opened.id(), one);
        emergency.end(opened.id(), one);
        assertThat(door.permits(one, dossier)).isFalse();

        opening.open(dossier, null, Set.of(MELDING), REASON, null, one);
        emergency.handedOver(dossier);
        assertThat(door.permits(one, dossier)).isFalse();

        opening.open(dossier, null, Set.of(MELDING), REASON, null, one);
        parties.leave(dossier, NIGHT, EmergencyAccess.STEP);
        assertThat(door.permits(one, dossier))
                .as("the night is over for this case")
                .isFalse();
        assertThat(listed(one, dossier)).isFalse();
    }

    @Test
    void listsCountsAndSingleReadsSayTheSame() {
        Viewer one = story.viewer("piket.een");
        for (Part part : EmergencyAccess.PARTS) {
            UUID dossier = calledAbout();
            assertThat(listed(one, dossier)).isFalse();
            opening.open(dossier, null, Set.of(part), REASON, null, one);
            for (Part each : Part.values()) {
                assertThat(listed(door.visible(one, each), dossier))
                        .as("%s by %s", each, part)
                        .isEqualTo(door.permits(one, dossier, each))
                        .isEqualTo(each == part || each == OPVANG);
            }
            assertThat(listed(one, dossier))
                    .isEqualTo(door.permits(one, dossier))
                    .isTrue();
        }
        assertThat(emergency.current(one)).hasSizeGreaterThanOrEqualTo(EmergencyAccess.PARTS.size());
        assertThat(emergency.current(story.viewer("zorg.wvv"))).isEmpty();
    }

    @Test
    void everyLookByItIsLoggedAsSuchAndTheReasonStaysOut() {
        UUID dossier = calledAbout();
        Viewer one = story.viewer("piket.een");
        opening.open(dossier, null, Set.of(MELDING), REASON, null, one);
        door.open(one, dossier, "zaak");
        door.open(one, dossier, "piket:zoeken", Set.of(OPVANG));

        assertThat(whys(dossier, "inzage"))
                .containsSubsequence("noodtoegang/openen", "noodtoegang/zaak", "piket:zoeken")
                .noneMatch(why -> why.contains("adres"));
        byte[] kept = jdbc.sql("select reason_enc from schakel.emergency_access where dossier_id = ?")
                .param(dossier)
                .query(byte[].class)
                .single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("adres");
    }

    @Test
    void theDirectorReviewsItOnceAndNobodyElse() {
        UUID dossier = calledAbout();
        Viewer one = story.viewer("piket.een");
        Opened opened = opening.open(dossier, null, Set.of(MELDING, TIJDLIJN), REASON, null, one);
        door.open(one, dossier, "zaak");
        TaskSummary task = story.task(dossier, "noodtoegang-beoordelen");
        assertThat(task.group()).hasToString("ketenregisseur@wvv");
        Viewer director = story.viewer("keten.wvv");

        assertThat(desk.open(task.id(), director).emergency()).isEqualTo(opened.id());
        EmergencyUse use = emergency.use(opened.id(), director);
        assertThat(use.reason()).isEqualTo(REASON);
        assertThat(use.looks()).extracting(EmergencyUse.SeenCase::why).containsExactly("openen", "zaak");
        for (String other : List.of("piket.een", "piket.twee", "zorg.wvv", "af.nijkerk", "landelijk")) {
            assertThatThrownBy(() -> emergency.use(opened.id(), story.viewer(other)))
                    .as(other)
                    .isInstanceOf(NotVisible.class);
            assertThatThrownBy(() -> emergency.review(opened.id(), Verdict.TERECHT, null, story.viewer(other)))
                    .as(other)
                    .isInstanceOf(NotVisible.class);
        }

        desk.complete(task.id(), Map.of("oordeel", "gesprek-nodig", "toelichting", "Overleg (fictief)."), director);

        assertThat(story.steps(dossier)).doesNotContain("noodtoegang-beoordelen");
        assertThat(emergency.current(dossier, one))
                .as("what was judged is closed")
                .isEmpty();
        assertThat(jdbc.sql("select verdict from schakel.emergency_access where id = ?")
                        .param(opened.id())
                        .query(String.class)
                        .single())
                .isEqualTo("gesprek-nodig");
        assertThatThrownBy(() -> emergency.use(opened.id(), director))
                .as("a question opens the case for that question only")
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void openingItAgainEndsTheFirstAndBothAreReviewed() {
        UUID dossier = calledAbout();
        Viewer one = story.viewer("piket.een");
        Opened first = opening.open(dossier, null, Set.of(MELDING), REASON, null, one);
        Opened second = opening.open(dossier, null, Set.of(ANTWOORDEN), REASON, null, one);

        assertThat(emergency.current(dossier, one)).map(Opened::id).contains(second.id());
        assertThat(door.open(one, dossier, "zaak").parts()).containsExactlyInAnyOrder(ANTWOORDEN, OPVANG);
        assertThat(story.steps(dossier).stream().filter("noodtoegang-beoordelen"::equals))
                .hasSize(2);
        Viewer director = story.viewer("keten.wvv");
        emergency.review(first.id(), Verdict.TERECHT, null, director);
        assertThatThrownBy(() -> emergency.review(first.id(), Verdict.NIET_TERECHT, null, director))
                .isInstanceOf(InvalidInput.class);
        Viewer both = new Viewer(one.personId(), one.username(), Set.of(NIGHT, GroupId.parse("ketenregisseur@wvv")));
        assertThatThrownBy(() -> emergency.review(second.id(), Verdict.TERECHT, null, both))
                .as("nobody judges their own")
                .isInstanceOf(InvalidInput.class);
    }

    private void toTheNight() {
        to(LocalTime.of(3, 10));
    }

    private void toDaytime() {
        to(LocalTime.of(12, 20));
    }

    private void to(LocalTime time) {
        var local = clock.instant().atZone(Zones.AMSTERDAM);
        var then = local.with(time);
        clock.to((then.isAfter(local) ? then : then.plusDays(1)).toInstant());
    }

    private UUID calledAbout() {
        UUID dossier = story.report(Story.plain()).dossier();
        parties.join(dossier, NIGHT, Scope.VOLLEDIG, EmergencyAccess.STEP);
        return dossier;
    }

    private boolean listed(Viewer viewer, UUID dossier) {
        return listed(door.visible(viewer), dossier);
    }

    private boolean listed(Visible visible, UUID dossier) {
        return jdbc.sql("select exists (select 1 from schakel.dossier d where d.id = :looked and " + visible.sql()
                        + ")")
                .params(visible.params())
                .param("looked", dossier)
                .query(Boolean.class)
                .single();
    }

    private List<String> whys(UUID dossier, String kind) {
        return jdbc.sql("select why from schakel.access_log where dossier_id = ? and kind = ? order by id")
                .params(dossier, kind)
                .query(String.class)
                .list();
    }
}
