package nl.schakel.process.paths;

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
        does("tmm.oost", dossier, "politie-toetsen");
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
