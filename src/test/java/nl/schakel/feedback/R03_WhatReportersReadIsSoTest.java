package nl.schakel.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R3: each sentence to a reporter follows from what is so: who really has the report, whether mail goes, what is open. */
@SchakelTest
class R03_WhatReportersReadIsSoTest {

    private static final String NIJKERK = "GM0267";
    /** In the region of West Veluwe Vallei. */
    private static final String WAGENINGEN = "GM0289";

    private static final GroupId OFFICER_OF_WAGENINGEN = GroupId.parse("aandachtsfunctionaris@GM0289");
    /** A municipality without region. */
    private static final String GRONINGEN = "GM0014";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Feedback feedback;

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private Visit clerk;

    @BeforeEach
    void signIn() {
        clerk = new Visit(port).login("balie.nijkerk");
    }

    @Test
    void aClerkWhoGetsMailReadsThatMailComes() {
        String page = reported("gemeente", "Nijkerk", "kanaal", "formulier-medewerker");
        UUID dossier = latest();

        assertThat(jdbc.sql("select count(*) from schakel.outbox where receiver = ?")
                        .param(dossier)
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(page).contains("krijgt u een mail zonder inhoud").doesNotContain("sturen u geen mail");
    }

    @Test
    void aCallerWithoutAddressReadsThatNoneComesAndWhy() {
        assertThat(reported("gemeente", "Nijkerk", "kanaal", "telefoon", "contact", "anoniem"))
                .contains("Wij sturen u geen mail. Kijk zelf");
        assertThat(reported(
                        "gemeente",
                        "Nijkerk",
                        "kanaal",
                        "telefoon",
                        "contact",
                        "contact",
                        "email",
                        "melder@voorbeeld.example",
                        "veilig",
                        "nee"))
                .contains("want u gaf niet aan dat dat veilig is");
        assertThat(reported(
                        "gemeente",
                        "Nijkerk",
                        "kanaal",
                        "telefoon",
                        "contact",
                        "contact",
                        "telefoon",
                        "06 00 00 00 00",
                        "veilig",
                        "ja"))
                .contains("want wij hebben geen e-mailadres van u");
    }

    @Test
    void anAcuteReportIsNotReadWithinAWorkingDay() {
        assertThat(reported("gemeente", "Nijkerk", "gevaar", "ja"))
                .contains("Daarom gaat uw melding voor", "gaat direct ook naar de politie")
                .doesNotContain("werkdag");
        assertThat(reported("gemeente", "Nijkerk", "gevaar", "nee")).contains("binnen één werkdag");
    }

    @Test
    void whereThereAreNoPoliceInTheChainAnAcuteReportIsNotSaidToGoThere() {
        assertThat(reported("gemeente", "Groningen", "gevaar", "ja"))
                .contains("via deze melding komt er niet direct iemand")
                .doesNotContain("gaat direct ook naar de politie");
    }

    @Test
    void whoHasAReportIsWhoReallyHasIt() {
        assertThat(reported("gemeente", "Nijkerk")).contains("Uw melding ligt bij: Aandachtsfunctionaris");
        assertThat(follows(receipt(NIJKERK))).contains("De gemeente gaat uw melding lezen");

        without(directory.members(OFFICER_OF_WAGENINGEN), () -> {
            assertThat(reported("gemeente", "Wageningen")).contains("Uw melding ligt bij: Ketenregisseur");
            assertThat(follows(receipt(WAGENINGEN)))
                    .contains(
                            "De ketenregisseur van de regio gaat uw melding lezen", "De ketenregisseur die in uw regio")
                    .doesNotContain("De gemeente gaat uw melding lezen");
        });

        assertThat(follows(receipt(GRONINGEN)))
                .contains("Het landelijke team gaat uw melding lezen")
                .doesNotContain("De gemeente gaat uw melding lezen");
    }

    @Test
    void whereNobodyIsNobodyIsSaidToHaveIt() {
        without(directory.members(Directory.NATIONAL), () -> {
            assertThat(reported("gemeente", "Groningen"))
                    .contains("Er is nog niemand aangewezen")
                    .doesNotContain("Uw melding ligt bij");
            assertThat(follows(receipt(GRONINGEN))).contains("Er is nog niemand aangewezen die uw melding leest");
        });
    }

    @Test
    void aTransferToWhereNobodyReadsReportsSaysWhoHasItInstead() {
        assertThat(afterTransferTo(GRONINGEN))
                .contains("Daarom ligt uw melding nu bij het landelijke team")
                .doesNotContain("doorgegeven aan de gemeente");
        without(
                directory.members(OFFICER_OF_WAGENINGEN),
                () -> assertThat(afterTransferTo(WAGENINGEN))
                        .contains("Daarom ligt uw melding nu bij de ketenregisseur")
                        .doesNotContain("doorgegeven aan de gemeente"));
        assertThat(afterTransferTo("GM0228")).contains("doorgegeven aan de gemeente Ede");
    }

    @Test
    void anAnsweredQuestionIsNotAskedAnyMore() {
        Receipt receipt = receipt(NIJKERK);
        story.does(
                "af.nijkerk",
                receipt.dossier(),
                "signaal-beoordelen",
                Story.triage("vervolg", "vraag", "vraagAanMelder", "Hoe laat was dat?"));
        assertThat(follows(receipt)).contains("Wij hebben een vraag aan u.", "Hoe laat was dat?");

        Visit reporter = open(receipt);
        reporter.submit("/melden/volgen/aanvulling", null, "tekst", "Rond middernacht (fictief).", "antwoord", "true");
        assertThat(follows(receipt))
                .contains("Wij hadden een vraag aan u. Die vraag staat niet meer open.")
                .doesNotContain("Wij hebben een vraag aan u.", "Hoe laat was dat?");
    }

    @Test
    void citizenAndProfessionalReadOtherClosingWords() {
        Set<String> closings = new HashSet<>();
        for (String work : List.of("nee", "ja")) {
            Visit visitor = new Visit(port);
            visitor.submit(
                    "/melden", null, "toelichting", "Verzonnen (fictief).", "gemeente", "Nijkerk", "beroep", work);
            String page = visitor.get("/melden/bedankt").body();
            closings.add(page.contains("Ga niet zelf op onderzoek uit") ? "burger" : "");
            closings.add(page.contains("Blijf uw eigen werk doen") ? "professional" : "");
        }
        assertThat(closings).contains("burger", "professional");
    }

    @Test
    void whatHappensWithTheReportAndWithThePersonIsSaidBeforeSending() {
        String form = new Visit(port).get("/melden").body();
        int said = form.indexOf("Met de persoon over wie het gaat");
        assertThat(said).isPositive().isLessThan(form.indexOf("Melding versturen"));
        assertThat(form.indexOf("Met uw melding.")).isPositive().isLessThan(said);
    }

    private void without(List<Person> gone, Runnable test) {
        try {
            gone.forEach(person -> people.setActive(person.id(), false));
            test.run();
        } finally {
            gone.forEach(person -> people.setActive(person.id(), true));
        }
    }

    private String afterTransferTo(String municipality) {
        Receipt receipt = receipt(NIJKERK);
        story.does(
                "af.nijkerk",
                receipt.dossier(),
                "signaal-beoordelen",
                Story.triage("vervolg", "overdragen", "naarGemeente", municipality));
        story.runDueJobs();
        return follows(receipt);
    }

    private Receipt receipt(String municipality) {
        return story.report(new NewSignal(
                municipality, "Verzonnen signaal (fictief).", null, null, null, null, null, null, null, null));
    }

    /** What a clerk reads right after the report. */
    private String reported(String... fields) {
        List<String> all = new java.util.ArrayList<>(List.of("toelichting", "Verzonnen (fictief)."));
        all.addAll(List.of(fields));
        clerk.submit("/melden", clerk.token(), all.toArray(String[]::new));
        return clerk.get("/melden/bedankt").body();
    }

    private String follows(Receipt receipt) {
        return open(receipt).get("/melden/volgen").body();
    }

    private Visit open(Receipt receipt) {
        Visit reporter = new Visit(port);
        reporter.submit("/melden/volgen", null, "referentie", receipt.reference(), "inzagecode", receipt.accessCode());
        return reporter;
    }

    private UUID latest() {
        return jdbc.sql("select id from schakel.dossier order by received_at desc, id limit 1")
                .query(UUID.class)
                .single();
    }
}
