package nl.schakel.web.melden;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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

    private HttpResponse<String> open(String reference, String code) {
        return reporter.submit(PAGE, null, "referentie", reference, "inzagecode", code);
    }
}
