package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/** Each route of the decision table is a task in the list of that partner. */
class PartnerstappenPathTest extends PathTest {

    PartnerstappenPathTest() {
        super("partnerstappen");
    }

    private UUID routed(Object... given) {
        UUID dossier = story.report(Story.plain()).dossier();
        passesOn(dossier, given);
        story.runDueJobs();
        return dossier;
    }

    @Test
    void everyPartnerAtOnce() {
        UUID dossier = routed(
                "vormen",
                List.of("seksueel", "arbeid"),
                "persoon",
                "ja",
                "persoonBekend",
                "ja",
                "minderjarig",
                "ja",
                "dader",
                "ja",
                "daderRelatie",
                "ander",
                "meldcode",
                "ja");
        standsAt(
                dossier,
                "Task_OndermijningOnderzoeken",
                "Task_PolitieToetsen",
                "Task_ArbeidsuitbuitingOnderzoeken",
                "Task_PgaStarten",
                "Task_ZorgbehoefteBespreken",
                "Task_GebiedsteamBetrekken",
                "Task_VeiligThuisBeoordelen",
                "Call_MeldcodeDoorlopen");
        assertAbout(due(dossier, "politie-toetsen"), workingDaysLater(story.now(), 5));
        assertAbout(due(dossier, "zorgbehoefte-bespreken"), workingDaysLater(story.now(), 3));

        does("ondermijning.nijkerk", dossier, "ondermijning-onderzoeken", "riec", "ja");
        does("tmm.oost", dossier, "politie-toetsen", "onderzoek", "loopt");
        does("nla.oost", dossier, "arbeidsuitbuiting-onderzoeken");
        does("procesregie.nijkerk", dossier, "pga-starten");
        does("zorg.wvv", dossier, "zorgbehoefte-bespreken");
        does("gebiedsteam.nijkerk", dossier, "gebiedsteam-betrekken");
        does("veiligthuis.gm", dossier, "veilig-thuis-beoordelen");
        does("af.nijkerk", dossier, "meldcode-bewaken");
        standsAt(dossier, "Task_RiecDuiden");
        does("riec.on", dossier, "riec-duiden");

        path(dossier).hasPassed("End_PartnersKlaar").isEnded();
    }

    @Test
    void withoutTheRiec() {
        UUID dossier = routed();
        standsAt(dossier, "Task_OndermijningOnderzoeken");

        does("ondermijning.nijkerk", dossier, "ondermijning-onderzoeken", "riec", "nee");

        path(dossier).hasPassed("Gateway_RiecErbij", "End_PartnersKlaar").isEnded();
        path(dossier).hasNotPassed("Task_RiecDuiden", "Task_PolitieToetsen");
    }

    /** B 6.3, 8.3: without an investigation help and measures go on, and somebody is named for that. */
    @Test
    void withoutAnInvestigationCareGoesOnForAPerson() {
        UUID dossier = routed(
                "locatie", "nee", "persoon", "ja", "persoonBekend", "nee", "dader", "ja", "daderRelatie", "gezin");
        does("tmm.oost", dossier, "politie-toetsen", "onderzoek", "niet");

        path(dossier).isWaitingAt("Task_ZorgGaatVerder");
        assertThat(story.task(dossier, "zorg-gaat-verder").group()).hasToString("zorgcoordinator@zorg-wvv");
        does("zorg.wvv", dossier, "zorg-gaat-verder");
        path(dossier).hasPassed("Gateway_PolitieKlaar").hasNotPassed("Task_BestuurGaatVerder");
    }

    @Test
    void withoutAnInvestigationTheMunicipalityGoesOnWithAPlace() {
        UUID dossier = routed("dader", "ja", "daderRelatie", "ander");
        does("tmm.oost", dossier, "politie-toetsen", "onderzoek", "niet");

        path(dossier).isWaitingAt("Task_BestuurGaatVerder");
        does("ondermijning.nijkerk", dossier, "bestuur-gaat-verder");
        path(dossier).hasPassed("Gateway_PolitieKlaar").hasNotPassed("Task_ZorgGaatVerder");
    }

    /** R11: what is unknown is found out by somebody, under its own name, and what is found gets its step. */
    @Test
    void whatWasUnknownIsFoundOut() {
        UUID dossier = routed("locatie", "ja", "persoon", "onbekend", "minderjarig", "nee");
        standsAt(dossier, "Task_OndermijningOnderzoeken", "Task_ZorgbehoefteBespreken", "Task_OnbekendUitzoeken");

        does(
                "procesregie.nijkerk",
                dossier,
                "onbekend-uitzoeken",
                "persoonGebleken",
                "ja",
                "minderjarigGebleken",
                "ja");

        standsAt(
                dossier,
                "Task_OndermijningOnderzoeken",
                "Task_ZorgbehoefteBespreken",
                "Task_PgaStarten",
                "Task_VeiligThuisBeoordelen");
    }

    @Test
    void whatStaysUnknownStartsNothing() {
        UUID dossier = routed("dader", "onbekend");

        does(
                "procesregie.nijkerk",
                dossier,
                "onbekend-uitzoeken",
                "persoonGebleken",
                "onbekend",
                "minderjarigGebleken",
                "nee");

        standsAt(dossier, "Task_OndermijningOnderzoeken");
    }

    /** The table always finds somebody today; a table that a region changes may not. */
    @Test
    void nobodyExtra() {
        UUID dossier = story.report(Story.plain()).dossier();
        VariableMap none = Variables.createVariables()
                .putValue("zaak", dossier.toString())
                .putValue("gemeente", "GM0267")
                .putValue("regio", "wvv")
                .putValue("urgentie", "normaal");
        for (String route : List.of(
                "Ondermijning",
                "Tmm",
                "Nla",
                "Procesregisseur",
                "Uitzoeken",
                "Zorgcoordinator",
                "Gebiedsteam",
                "Veiligthuis",
                "Meldcode")) {
            none.putValue("route" + route, false);
        }

        runtime.startProcessInstanceByKey("partnerstappen", dossier.toString(), none);

        path(dossier).hasPassed("Gateway_WieAanDeSlag", "End_PartnersKlaar").isEnded();
    }
}
