package nl.schakel.web.melden;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import nl.schakel.SchakelTest;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody without an account can still do with number and code. */
@SchakelTest
class FollowPageTest {

    private static final String PAGE = "/melden/volgen";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    private Receipt receipt;
    private Visit reporter;

    @BeforeEach
    void report() {
        receipt = story.report(Story.plain());
        reporter = new Visit(port);
    }

    @Test
    void numberAndCodeOpenThePageAndStandInNoAddress() {
        HttpResponse<String> opened = open(receipt.reference().toLowerCase(), receipt.accessCode());

        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(opened.headers().firstValue("Location").orElse("")).endsWith(PAGE);
        HttpResponse<String> page = reporter.get(PAGE);
        assertThat(page.body()).contains(receipt.reference()).doesNotContain(receipt.accessCode());
        assertThat(page.body()).contains("Ontvangen.").contains("class=\"message\"");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aWrongCodeAndAnUnknownNumberReadTheSame() {
        HttpResponse<String> wrong = open(receipt.reference(), "AAAA-BBBB-CCCC");
        HttpResponse<String> unknown = open("M-2026-ZZZZ-ZZZZ", receipt.accessCode());

        assertThat(wrong.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(Visit.withoutTokenAndClock(wrong.body()).replace(receipt.reference(), ""))
                .isEqualTo(Visit.withoutTokenAndClock(unknown.body()).replace("M-2026-ZZZZ-ZZZZ", ""));
        assertThat(reporter.get(PAGE).body()).doesNotContain("class=\"message\"");
    }

    @Test
    void guessingBecomesSlow() {
        HttpResponse<String> last = null;
        for (int guess = 0; guess < 8; guess++) {
            last = open(receipt.reference(), "AAAA-BBBB-CCC" + guess);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void theRightCodeOpensWhateverOthersTried() {
        for (int guess = 0; guess < 8; guess++) {
            open(receipt.reference(), "AAAA-BBBB-CCC" + guess);
        }
        Api others = Api.anonymous(port);
        assertThat(others.get(feedback(), "Inzagecode", "AAAA-BBBB-CCCC").status())
                .isEqualTo(429);

        assertThat(others.get(feedback(), "Inzagecode", receipt.accessCode()).status())
                .isEqualTo(200);
        assertThat(open(receipt.reference(), receipt.accessCode()).statusCode()).isEqualTo(302);
        assertThat(reporter.get(PAGE).body()).contains("class=\"message\"");
    }

    private String feedback() {
        return "/api/v1/meldingen/" + receipt.reference() + "/terugkoppeling";
    }

    @Test
    void somethingCanBeAddedAndEmptyWordsAreRefused() {
        open(receipt.reference(), receipt.accessCode());

        HttpResponse<String> empty = reporter.submit(PAGE + "/aanvulling", null, "tekst", "  ");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("id=\"fout-tekst\"");

        HttpResponse<String> added = reporter.submit(PAGE + "/aanvulling", null, "tekst", "Gisteren weer (fictief).");
        assertThat(added.statusCode()).isEqualTo(302);
        assertThat(reporter.get(PAGE).body()).contains("Uw aanvulling is toegevoegd");
    }

    /** A page without script holds back what is too long; what comes all the same is refused and comes back whole. */
    @Test
    void aTextIsNoLongerThanTheServerTakesWithoutScriptToo() {
        open(receipt.reference(), receipt.accessCode());
        assertThat(reporter.get(PAGE).body().split("<textarea", -1))
                .hasSizeGreaterThan(2)
                .filteredOn(field -> field.contains("name=\"tekst\"") || field.contains("name=\"reden\""))
                .allSatisfy(field -> assertThat(field).contains("maxlength=\"20000\""));

        // the end of a line is one character, however a browser sends it
        String most = "a".repeat(19_998) + "\r\nb";
        HttpResponse<String> tooLong = reporter.submit(PAGE + "/aanvulling", null, "tekst", most + "cd");
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("hoogstens 20.000 tekens", "bcd</textarea>");
        assertThat(reporter.submit(PAGE + "/aanvulling", null, "tekst", most).statusCode())
                .isEqualTo(302);
    }

    @Test
    void aQuestionIsShownAndAnswered() {
        story.does(
                "af.nijkerk",
                receipt.dossier(),
                "signaal-beoordelen",
                Story.triage("vervolg", "vraag", "vraagAanMelder", "Hoe laat was dat?"));
        open(receipt.reference(), receipt.accessCode());

        assertThat(reporter.get(PAGE).body()).contains("Hoe laat was dat?").contains("name=\"antwoord\"");
        reporter.submit(PAGE + "/aanvulling", null, "tekst", "Rond middernacht (fictief).", "antwoord", "true");

        assertThat(reporter.get(PAGE).body())
                .contains("Uw antwoord is verstuurd")
                .doesNotContain("Hoe laat was dat?");
    }

    @Test
    void withdrawingIsAProposalAndCanBeAskedOnce() {
        open(receipt.reference(), receipt.accessCode());

        reporter.submit(PAGE + "/intrekking", null, "reden", "Ik durf niet meer (fictief).");

        assertThat(reporter.get(PAGE).body())
                .contains("U leest hier wat er is besloten")
                .doesNotContain("/melden/volgen/intrekking");
        assertThat(story.state(receipt.dossier()).withdrawalAsked()).isTrue();
        assertThat(story.state(receipt.dossier()).closed()).isNull();
    }

    @Test
    void aProfessionalTellsHowFarTheStepsAre() {
        receipt = story.report(new NewSignal(
                "GM0267",
                "Verzonnen signaal (fictief).",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new NewSignal.Reporter(null, "huisarts", true, null, null, null)));
        open(receipt.reference(), receipt.accessCode());
        assertThat(reporter.get(PAGE).body()).contains("De vijf stappen van de meldcode");

        HttpResponse<String> sent = reporter.submit(PAGE + "/meldcode", null, "stap", "1", "stap", "2");

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(reporter.get(PAGE).body()).contains("Wie uw melding behandelt, ziet nu hoe ver u bent");
    }

    @Test
    void onceClosedNothingIsLeftButWhatWasTypedComesBack() {
        open(receipt.reference(), receipt.accessCode());
        reporter.submit(PAGE + "/sluiten", null);
        assertThat(reporter.get(PAGE).body()).doesNotContain(receipt.reference());

        reporter.submit(PAGE + "/aanvulling", null, "tekst", "Te laat getypt (fictief).");
        assertThat(reporter.get(PAGE).body())
                .contains("Te laat getypt (fictief).")
                .contains("name=\"inzagecode\"");
    }

    @Test
    void whoIsSignedInSeesTheOwnReportsAndNobodyElses() {
        Receipt own = story.reportAs("balie.nijkerk", Story.plain());
        Visit clerk = new Visit(port);
        clerk.login("balie.nijkerk");

        String list = clerk.get(PAGE).body();
        assertThat(list).contains(own.reference()).doesNotContain(receipt.reference());

        HttpResponse<String> other = clerk.submit(PAGE + "/eigen", clerk.token(), "referentie", receipt.reference());
        assertThat(other.statusCode()).isEqualTo(404);
        HttpResponse<String> opened = clerk.submit(PAGE + "/eigen", clerk.token(), "referentie", own.reference());
        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(clerk.get(PAGE).body()).contains(own.reference()).contains("class=\"message\"");
    }

    @Test
    void whoIsNotContentWithTheEndAsksToLookAgainAndReadsTheAnswer() {
        open(receipt.reference(), receipt.accessCode());
        assertThat(reporter.get(PAGE).body())
                .as("while it is open there is nothing to look at again")
                .doesNotContain(PAGE + "/herziening");
        stop();
        assertThat(reporter.get(PAGE).body())
                .contains(
                        "Ik ben niet tevreden, kijk nog eens",
                        "Iemand die uw melding niet heeft afgerond, leest wat u schrijft.",
                        "U kunt dit twee keer vragen.");

        HttpResponse<String> empty =
                reporter.submit(PAGE + "/herziening", null, "reden", " ", "nieuws", "Nieuw (fictief).");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("id=\"fout-reden\"", "Nieuw (fictief).");

        reporter.submit(PAGE + "/herziening", null, "reden", "Het gaat door (fictief).", "nieuws", "Nieuw (fictief).");
        assertThat(reporter.get(PAGE).body())
                .contains(
                        "Dank u wel. Wat u schreef, is binnen.",
                        "Er kijkt nog iemand naar",
                        "Iets toevoegen aan uw verzoek");

        String task = story.task(receipt.dossier(), "herziening-lezen").id();
        assertThat(new Visit(port).login("keten2.wvv").get("/taken/" + task).body())
                .contains(
                        "De melder vraagt om opnieuw te kijken",
                        "Het gaat door (fictief).",
                        "Nieuw (fictief).",
                        "geen aanwijzingen voor mensenhandel gevonden");
        story.does(
                "keten2.wvv",
                receipt.dossier(),
                "herziening-lezen",
                Map.of(
                        "besluit", "blijft",
                        "blijftReden", "te-weinig-informatie",
                        "tekstVoorMelder", "Dank dat u het liet weten (fictief).",
                        "toelichting", "Alleen voor de zaak (fictief)."));

        assertThat(reporter.get(PAGE).body())
                .contains(
                        "Er is nog te weinig bekend om verder te gaan.",
                        "Dank dat u het liet weten (fictief).",
                        "nog één keer vragen")
                .doesNotContain("Alleen voor de zaak (fictief).");
    }

    @Test
    void overTheApiTheSameWithNumberAndCode() {
        stop();
        Api others = Api.anonymous(port);
        String address = "/api/v1/meldingen/" + receipt.reference() + "/herziening";
        String body = "{\"reden\":\"Het gaat door (fictief).\"}";

        assertThat(others.post(address, body, "Inzagecode", "AAAA-BBBB-CCCC").status())
                .isEqualTo(404);
        assertThat(others.post(address, "{}", "Inzagecode", receipt.accessCode())
                        .status())
                .isEqualTo(400);
        assertThat(others.get(address, "Inzagecode", receipt.accessCode())
                        .json()
                        .get("nogMogelijk")
                        .asInt())
                .isEqualTo(2);
        for (int again = 0; again < 2; again++) {
            Api.Answer asked = others.post(address, body, "Inzagecode", receipt.accessCode());
            assertThat(asked.status()).isEqualTo(200);
            assertThat(asked.json().get("loopt").asBoolean()).isTrue();
            assertThat(asked.json().get("nogMogelijk").asInt()).isEqualTo(1);
        }
        story.does(
                "keten2.wvv",
                receipt.dossier(),
                "herziening-lezen",
                Map.of("besluit", "heropenen", "acuut", "nee", "toelichting", "Terecht (fictief)."));

        assertThat(others.get(address, "Inzagecode", receipt.accessCode())
                        .json()
                        .get("loopt")
                        .asBoolean())
                .isFalse();
        assertThat(others.get(feedback(), "Inzagecode", receipt.accessCode())
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("bij-regio");
        open(receipt.reference(), receipt.accessCode());
        assertThat(reporter.get(PAGE).body())
                .contains("Uw melding is weer open.", "Op dit moment hadden wij uw melding afgerond.");
    }

    private void stop() {
        story.does(
                "af.nijkerk",
                receipt.dossier(),
                "signaal-beoordelen",
                Story.triage(
                        "vervolg", "stoppen", "eindreden", "geen-aanwijzingen", "eindToelichting", "Niets (fictief)."));
        story.does(
                "keten.wvv",
                receipt.dossier(),
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief)."));
    }

    private HttpResponse<String> open(String reference, String code) {
        return reporter.submit(PAGE, null, "referentie", reference, "inzagecode", code);
    }

    /** What somebody wrote to have it looked at again never comes back as the reason to stop. */
    @Test
    void wordsThatComeWhenTheCaseIsOpenAgainAreNoReasonToWithdrawIt() {
        open(receipt.reference(), receipt.accessCode());
        String words = "Kijk nog eens (fictief). ".repeat(900);

        String page = reporter.submit(PAGE + "/herziening", null, "reden", words, "nieuws", "Een kenteken (fictief).")
                .body();

        String withdrawal = page.substring(page.indexOf(PAGE + "/intrekking"));
        assertThat(withdrawal).doesNotContain("Kijk nog eens (fictief)");
        assertThat(page).contains("Kijk nog eens (fictief)", "Een kenteken (fictief).");
    }
}
