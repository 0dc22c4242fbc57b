package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.access.Disclosure;
import nl.schakel.access.Parties;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.Message;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.DirectoryChanged;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Status;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Signals of organisations that are no municipality (B 6.2.1, 6.3, 8.3): straight to the region, or first past a focus officer
 * of their own. The municipality where it plays hears that there is something, and sees nothing of it.
 */
@SchakelTest
class OrganisationSignalTest {

    private static final String NIJKERK = "GM0267";
    private static final String LEEUWARDEN = "GM0080";

    @Autowired
    private Story story;

    @Autowired
    private Feedback feedback;

    @Autowired
    private Parties parties;

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Calls calls;

    @LocalServerPort
    private int port;

    private static NewSignal of(String municipality, String home) {
        return new NewSignal(
                municipality,
                "Verzonnen signaal (fictief).",
                null,
                List.of("arbeid"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NewSignal.Municipalities.home(home));
    }

    private UUID reported(String username, String municipality, String home) {
        return story.reportAs(username, of(municipality, home)).dossier();
    }

    private List<String> told(UUID dossier) {
        return feedback.read(dossier).stream().map(Message::text).toList();
    }

    private Set<String> organisations(UUID dossier) {
        return Set.copyOf(jdbc.sql("select organisation from schakel.party where dossier_id = ?")
                .param(dossier)
                .query(String.class)
                .list());
    }

    private List<String> linksToOfficers(UUID dossier, String municipality) {
        return jdbc.sql("select link from schakel.outbox where template = 'SIGNAAL_BIJ_REGIO' and key = ?"
                        + " and receiver = any(string_to_array(?, ',')::uuid[])")
                .params(
                        "gemeente-ingelicht-" + dossier,
                        String.join(
                                ",",
                                directory.members(new GroupId(Role.AANDACHTSFUNCTIONARIS, municipality)).stream()
                                        .map(Person::id)
                                        .map(UUID::toString)
                                        .toList()))
                .query(String.class)
                .list();
    }

    /** R3: whoever is named really has it. */
    @Test
    void R03_theReporterReadsThatTheRegionHasIt() {
        UUID dossier = reported("fairwork", NIJKERK, null);

        assertThat(told(dossier)).hasSize(2);
        assertThat(told(dossier).get(0))
                .contains("De ketenregisseur die in uw regio")
                .doesNotContain("gemeente Nijkerk");
        assertThat(told(dossier).get(1)).contains("doorgegeven aan de regio");
        assertThat(story.state(dossier).status()).isEqualTo(Status.BIJ_REGIO);
    }

    @Test
    void R03_theReporterReadsThatTheOwnFocusOfficerHasIt() {
        UUID dossier = reported("af.legerdesheils", NIJKERK, null);

        assertThat(told(dossier))
                .singleElement()
                .asString()
                .contains("De aandachtsfunctionaris mensenhandel van uw organisatie");
        Visit visit = new Visit(port).login("af.legerdesheils");
        assertThat(visit.get("/melden/volgen").body())
                .contains(story.state(dossier).reference());
    }

    /** R7: the municipality hears that there is something; nothing leads to the case, and nobody there takes part. */
    @Test
    void R07_theMunicipalityHearsThatThereIsSomethingAndSeesNothing() {
        UUID dossier = reported("fairwork", NIJKERK, null);

        assertThat(linksToOfficers(dossier, NIJKERK)).containsExactly("/");
        assertThat(organisations(dossier)).doesNotContain(NIJKERK);
        assertThat(Api.as(port, "af.nijkerk").get("/api/v1/zaken/" + dossier).status())
                .isEqualTo(404);
        assertThat(Api.as(port, "keten.wvv").get("/api/v1/zaken/" + dossier).status())
                .isEqualTo(200);
        assertThat(Api.as(port, "zorg.wvv").get("/api/v1/zaken/" + dossier).status())
                .isEqualTo(200);
    }

    @Test
    void R07_theMunicipalityHearsOfASignalThatTheOrganisationWeighsItself() {
        UUID dossier = reported("af.legerdesheils", NIJKERK, null);

        assertThat(linksToOfficers(dossier, NIJKERK)).containsExactly("/");
        assertThat(organisations(dossier)).doesNotContain(NIJKERK);
        assertThat(Api.as(port, "af.legerdesheils")
                        .get("/api/v1/zaken/" + dossier)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void R07_aMunicipalityHearsNothingOfItsOwnSignal() {
        UUID dossier = story.reportAs("ambassadeur.nijkerk", Story.plain()).dossier();

        assertThat(linksToOfficers(dossier, NIJKERK)).isEmpty();
        assertThat(story.task(dossier, "signaal-beoordelen").group()).hasToString("aandachtsfunctionaris@GM0267");
    }

    /** R10: it is the organisation that shares, on a ground of its own. */
    @Test
    void R10_theOrganisationSharesWithTheRegion() {
        UUID dossier = reported("fairwork", NIJKERK, null);

        assertThat(parties.disclosures(dossier))
                .isNotEmpty()
                .allSatisfy(shared -> assertThat(shared.from()).isEqualTo("fairwork"));
        assertThat(parties.disclosures(dossier))
                .filteredOn(shared ->
                        shared.to().role() == Role.KETENREGISSEUR || shared.to().role() == Role.ZORGCOORDINATOR)
                .isNotEmpty()
                .extracting(Disclosure::basis)
                .containsOnly("avg-6-1-f");
    }

    @Test
    void theRegionIsWhereTheExploitationIs() {
        UUID dossier = reported("fairwork", LEEUWARDEN, NIJKERK);

        assertThat(story.state(dossier).region()).isEqualTo("noord");
        assertThat(story.task(dossier, "zaak-verdelen").group()).hasToString("ketenregisseur@noord");
        assertThat(story.task(dossier, "zaak-ontvangen").group()).hasToString("zorgcoordinator@zorg-noord");
    }

    @Test
    void elseTheRegionIsWhereThePersonLives() {
        UUID dossier = reported("fairwork", null, LEEUWARDEN);

        assertThat(story.state(dossier).municipality()).isEqualTo(LEEUWARDEN);
        assertThat(story.task(dossier, "zaak-verdelen").group()).hasToString("ketenregisseur@noord");
    }

    @Test
    void elseTheNationalTeamHasIt() {
        UUID dossier = reported("fairwork", null, null);

        assertThat(story.state(dossier).region()).isNull();
        assertThat(story.open(dossier))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.group()).hasToString("landelijk@landelijk"));
        assertThat(told(dossier).get(0)).contains("landelijke team").doesNotContain("gemeente");
        assertThat(told(dossier).get(1)).contains("landelijke team");
        for (String page : List.of("/zaken", "/zaken/" + dossier, "/taken")) {
            assertThat(new Visit(port).login("landelijk").get(page).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoeverIsNoOrganisationSaysWhereItPlaysOrWhereThePersonLives() {
        assertThatThrownBy(() -> story.reportAs("balie.nijkerk", of(null, null)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> story.report(of(null, null))).isInstanceOf(InvalidInput.class);

        UUID lives = story.report(of(null, NIJKERK)).dossier();
        assertThat(story.state(lives).municipality()).isEqualTo(NIJKERK);
    }

    /** Help tonight is more than whose it is: some team takes the call. */
    @Test
    void dangerAtNightCallsTheOnCallTeamAlsoWhenNobodyKnowsWhere() {
        ZonedDateTime now = story.now().atZone(Zones.AMSTERDAM);
        ZonedDateTime night = now.with(LocalTime.of(23, 30));
        story.timePasses(Duration.between(now, night.isAfter(now) ? night : night.plusDays(1)));

        UUID dossier = story.reportAs(
                        "fairwork",
                        new NewSignal(
                                null, "Verzonnen gevaar (fictief).", true, null, null, null, null, null, null, null))
                .dossier();

        assertThat(calls.openOf(dossier)).get().extracting(Call::municipality).isNull();
    }

    /** On an empty installation too: who holds which role is all that it takes. */
    @Test
    void anyOrganisationWorksAndAppointingAFocusOfficerIsTheSwitch() {
        String code = "sekswerk-" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("insert into schakel.organisation (code, name, kind) values (?, ?, 'hulporganisatie')")
                .params(code, "Maatschappelijk werk (fictief)")
                .update();
        events.publishEvent(new DirectoryChanged());
        register("melder." + code, new GroupId(Role.MELDER, code));
        UUID first = reported("melder." + code, NIJKERK, null);
        assertThat(story.task(first, "zaak-verdelen").group()).hasToString("ketenregisseur@wvv");

        register("af." + code, new GroupId(Role.AANDACHTSFUNCTIONARIS, code));
        UUID second = reported("melder." + code, NIJKERK, null);
        assertThat(story.task(second, "signaal-beoordelen").group()).hasToString("aandachtsfunctionaris@" + code);

        people.setActive(directory.byUsername("af." + code).orElseThrow().id(), false);
        assertThat(story.task(second, "signaal-beoordelen").group())
                .as("the region follows, not the municipality")
                .hasToString("ketenregisseur@wvv");
        assertThat(organisations(second)).doesNotContain(NIJKERK);
        story.does("keten.wvv", second, "signaal-beoordelen", Story.triage("vervolg", "keten"));
        assertThat(story.state(second).status()).isEqualTo(Status.BIJ_REGIO);
    }

    /** The five steps of the meldcode are done by who reported, and looked after in the organisation or the region. */
    @Test
    void theMeldcodeStaysInTheOrganisation() {
        NewSignal signal = new NewSignal(
                NIJKERK,
                "Verzonnen signaal (fictief).",
                null,
                List.of("seksueel"),
                "nee",
                null,
                List.of(new NewSignal.Involved("Iemand Verzonnen (fictief)", null, null, null, null)),
                null,
                null,
                new NewSignal.Reporter(null, null, true, null, null, null));
        UUID dossier = story.reportAs("school.ede", signal).dossier();

        assertThat(story.task(dossier, "meldcode-signalen-in-kaart").group()).hasToString("melder@school-ede");
        assertThat(story.task(dossier, "meldcode-signalen-in-kaart").assignee()).isEqualTo("school.ede");
        assertThat(story.task(dossier, "zorgbehoefte-bespreken").group()).hasToString("zorgcoordinator@zorg-wvv");
        assertThat(organisations(dossier)).doesNotContain(NIJKERK);
    }

    private void register(String username, GroupId group) {
        people.register(List.of(new NewPerson(
                username, "Test Persoon (fictief)", username + "@schakel.invalid", null, Set.of(group), true)));
    }

    /** Where the person lives is asked of everybody; who may not know where it happens sees the question at once. */
    @Test
    void thePageShowsAnOrganisationTheQuestionWhereThePersonLives() {
        Pattern open = Pattern.compile("<details id=\"veld-plekken\" open");
        assertThat(new Visit(port).login("fairwork").get("/melden").body()).containsPattern(open);
        assertThat(new Visit(port).get("/melden").body())
                .contains("name=\"woont\"")
                .doesNotContainPattern(open);
        assertThat(new Visit(port).login("balie.nijkerk").get("/melden").body()).doesNotContainPattern(open);
    }

    @Test
    void anOrganisationReportsOnThePageWithoutKnowingWhere() {
        Visit visit = new Visit(port).login("fairwork");

        visit.submit(
                "/melden",
                visit.token(),
                "toelichting",
                "Verzonnen signaal (fictief).",
                "gevaar",
                "nee",
                "woont",
                "Leeuwarden");

        assertThat(visit.get("/melden/bedankt").body()).contains("Ketenregisseur, Ketenregie Noord (fictief)");
    }
}
