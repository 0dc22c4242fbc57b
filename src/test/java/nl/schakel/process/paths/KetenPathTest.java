package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.schakel.signal.Status;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;

/** After the triage everybody begins at once, and all of it ends when the region and a second reader say so. */
class KetenPathTest extends PathTest {

    KetenPathTest() {
        super("keten");
    }

    @Test
    void everybodyBeginsAtOnce() {
        UUID dossier = story.report(Story.plain()).dossier();

        passesOn(dossier, "partners", List.of("nla"));

        path(dossier).hasPassed("Task_DoorzettenNaarDeRegio", "Task_MelderInformerenDoorgezet");
        standsAt(dossier, "Call_PartnersBevragen", "Call_PartnersAanDeSlag", "Call_ZaakBehandelen");
        assertThat(story.state(dossier).status()).isEqualTo(Status.BIJ_REGIO);
    }

    @Test
    void whoIsReadyWaitsForNobody() {
        UUID dossier = story.report(Story.plain()).dossier();
        passesOn(dossier);

        does("tmm.oost", dossier, "partnervraag-politie", "voorzichtig", "nee");
        does("ondermijning.nijkerk", dossier, "ondermijning-onderzoeken", "riec", "nee");

        path(dossier).hasPassed("End_VragenKlaar", "End_PartnersKlaar");
        standsAt(dossier, "Call_ZaakBehandelen");
    }

    @Test
    void withTheCaseWhatIsStillOpenEnds() {
        UUID dossier = story.report(Story.plain()).dossier();
        passesOn(dossier);
        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");

        regionEnds(dossier, "bestuurlijke-maatregel");

        path(dossier).hasPassed("End_ZaakKlaar").isEnded();
        assertThat(story.open(dossier)).isEmpty();
        assertThat(story.state(dossier).status()).isEqualTo(Status.AFGESLOTEN);
    }
}
