package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.deploy.ModelPublications;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A chain director wants Veilig Thuis to be asked who has custody, beside the other work, in each case with a minor: from
 * nothing to live and back, without a programmer, an expression or an id. With the mouse, and by keyboard alone.
 */
@Tag("browser")
@SchakelTest
@TestPropertySource(
        properties = {
            "schakel.test-world=models",
            "schakel.proef.enabled=true",
            // of the cases one with a minor and one without come to the table of the region
            "schakel.proef.examples=leerplicht,flat,jongerenwerker,massagesalon"
        })
class DirectorIn15MinutesInBrowserTest {

    private static final int MOST_DEEDS = 40;
    private static final String REGION = "wvv";
    private static final String STEP = "gezag-navragen";
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final String WHY = "Bij elke minderjarige weten wij eerst wie het gezag heeft (verzonnen).";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private ModelPublications publications;

    @Autowired
    private BundleRegister register;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    /** With what the director and the colleague work. */
    private Hands hands;

    /** What a person does: a tap, a choice in a list, a text that is typed. */
    private int deeds;

    @BeforeAll
    static void start() {
        chromium = Chromium.startOrSkip();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void itIsAsBefore() {
        jdbc.sql("delete from schakel.trial_result").update();
        if (newest() != null) {
            publications.followNational(REGION, WHY, newest(), story.viewer("keten.wvv"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void veiligThuisIsAskedWhoHasCustodyAndThenNotAnyMore(Hands withThese) {
        hands = withThese;
        UUID before = atTheTable("ja");
        Page page = login("keten.wvv");
        page.navigate("/werkbank");
        next(page, page.locator("form[action='/werkbank/concept'] button").first());
        next(page, page.getByText("Zaak behandelen in de regio").first());
        drawn(page);

        theStepIsDrawn(page);
        theQuestionIsWritten(page);
        theStepIsFinished(page);
        itIsTried(page);
        UUID proposal = itIsProposed(page);

        Page other = login("keten2.wvv");
        other.navigate("/werkbank/besluit/" + proposal);
        next(other, NextPage.button(other, "Keur goed"));
        type(other.locator("#reden-live"), WHY);
        next(other, NextPage.button(other, "Neem in gebruik"));

        assertThat(story.steps(before)).as("what runs keeps its route").doesNotContain(STEP);
        TaskSummary asked = story.task(atTheTable("ja"), STEP);
        assertThat(asked.group().toString()).startsWith("veiligthuis@");
        assertThat(asked.name()).isEqualTo("Gezag navragen");
        assertThat(asked.due()).isNotNull();
        assertThat(story.steps(atTheTable("twijfel"))).contains(STEP);
        assertThat(story.steps(atTheTable("nee"))).doesNotContain(STEP);
        assertThat(deeds).as("deeds from nothing to live").isLessThanOrEqualTo(MOST_DEEDS);

        type(other.locator("#reden-terug"), WHY);
        next(other, NextPage.button(other, "Neem terug"));

        assertThat(story.steps(atTheTable("ja"))).doesNotContain(STEP);
        assertThat(story.open(asked.dossier())).as("it is done to its end").contains(asked);
        assertThat(chromium.complaints()).isEmpty();
    }

    private void theStepIsDrawn(Page page) {
        tap(page.locator("[data-part=list] [data-element=Gateway_SamenAanDeSlag]"));
        tap(page.locator("[data-key=toevoegen-kop]"));
        choose(page.locator("[data-key=alleen]"), "Is er iemand jonger dan 18 jaar bij betrokken?");
        tap(page.locator("[data-key=alleen-antwoord-ja]"));
        // who may be a minor is treated as one
        tap(page.locator("[data-key=alleen-antwoord-twijfel]"));
        tap(page.locator("[data-key=voeg-beside]"));
        type(page.locator("[data-key=naam]"), "Gezag navragen");
        choose(page.locator("[data-key=eigenaar]"), "Veilig Thuis");
        saved(page);
        assertThat(page.locator("[data-part=problems]").getByText("Moet anders").first())
                .isVisible();
    }

    private void theQuestionIsWritten(Page page) {
        tap(page.locator("[data-key=nieuw-formulier] summary"));
        type(page.locator("[data-key=nieuw-formulier] input"), "Wie heeft het gezag?");
        next(page, page.locator("[data-key=nieuw-formulier] button"));
        next(page, NextPage.button(page, "Maak dit formulier"));
        choose(page.locator("#soort"), "Eén antwoord kiezen");
        type(page.locator("#nieuwe-vraag"), "Wie heeft het gezag?");
        next(page, NextPage.button(page, "Voeg toe"));
        type(page.locator("input[name='antwoord.0']").nth(0), "De ouders");
        type(page.locator("input[name='antwoord.0']").nth(1), "Een voogd");
        next(page, NextPage.button(page, "Bewaar alles"));
        next(page, page.getByText("Terug naar de route").first());
        drawn(page);
    }

    private void theStepIsFinished(Page page) {
        tap(page.locator("[data-part=list] [data-element=Task_GezagNavragen]"));
        choose(page.locator("[data-key=formulier]"), "Wie heeft het gezag");
        saved(page);
        tap(page.locator("[data-part=problems]").getByText("Zet op 5 werkdagen").first());
        assertThat(page.locator("[data-part=problems]").getByText("Moet anders"))
                .hasCount(0);
        saved(page);
    }

    private void itIsTried(Page page) {
        next(page, page.getByText("Terug naar het concept").first());
        next(page, page.getByText("Proefdraaien met voorbeeldzaken").first());
        next(page, NextPage.button(page, "Laat dit concept proefdraaien"));
        page.locator("#kop-uitkomst").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
        assertThat(page.locator(".trial-cases > li.card")).hasCount(2);
        assertThat(page.locator("#leerplicht")).containsText("De stap 'Gezag navragen' komt erbij, voor Veilig Thuis");
        // at the table, where it is asked whether there is a minor; there is none
        assertThat(page.locator("#flat")).containsText("zelfde stappen, andere weg");
        assertThat(page.locator("#flat")).not().containsText("komt erbij");
        PageCheck.passes(page, "proef-in-het-verhaal");
    }

    private UUID itIsProposed(Page page) {
        next(page, page.getByText("Terug naar het concept").first());
        type(page.locator("#reden"), WHY);
        next(page, NextPage.button(page, "Stel dit voor"));
        return UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
    }

    /** A case that is divided in the region: what is done beside each other has begun. */
    private UUID atTheTable(String minor) {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage("vervolg", "keten", "persoon", "ja", "persoonBekend", "nee", "minderjarig", minor));
        story.runDueJobs();
        story.does(
                "keten.wvv",
                dossier,
                "zaak-verdelen",
                Map.of("comensha", "nee", "comenshaNiet", "al-gemeld", "opvang", "nee"));
        return dossier;
    }

    private void tap(Locator thing) {
        deeds++;
        hands.tap(thing);
    }

    private void type(Locator field, String text) {
        deeds++;
        hands.type(field, text);
    }

    private void choose(Locator list, String words) {
        deeds++;
        hands.choose(list, words);
    }

    private void next(Page page, Locator button) {
        deeds++;
        NextPage.by(page, () -> hands.tap(button));
    }

    private static void drawn(Page page) {
        assertThat(page.locator("#bewerker")).hasAttribute("data-ready", "true");
    }

    private static void saved(Page page) {
        assertThat(page.locator("[data-part=state]")).hasAttribute("data-state", "saved");
    }

    private Long newest() {
        return transaction.execute(status -> register.changes(REGION).stream()
                .map(LiveChange::id)
                .findFirst()
                .orElse(null));
    }

    private Page login(String username) {
        Page page = chromium.visitor("http://localhost:" + port, 1280, 800);
        page.navigate("/inloggen");
        hands.type(page.locator("#gebruikersnaam"), username);
        hands.type(page.locator("#wachtwoord"), "schakel-demo");
        NextPage.by(page, () -> hands.tap(NextPage.button(page, "Inloggen")));
        return page;
    }
}
