package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Status;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The thinnest story that runs through everything: reported, weighed, read by a second reader, ended. */
@SchakelTest
class FirstRouteTest {

    @Autowired
    private Story story;

    @Test
    void aSignalEndsBeforeTheRegionOnlyAfterTheSecondReaderAgrees() {
        UUID dossier = story.report(Story.plain()).dossier();
        assertThat(story.steps(dossier)).containsExactly("signaal-beoordelen");

        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage(
                        "vervolg", "stoppen", "eindreden", "geen-aanwijzingen", "eindToelichting", "Verzonnen reden."));

        assertThat(story.state(dossier).status()).isEqualTo(Status.IN_TRIAGE);
        story.does(
                "keten.wvv",
                dossier,
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Verzonnen toelichting."));

        assertThat(story.state(dossier).status()).isEqualTo(Status.AFGESLOTEN);
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.GEEN_AANWIJZINGEN);
        assertThat(story.steps(dossier)).isEmpty();
    }

    @Test
    void aSignalOfALabourSituationReachesThePartnersAndTheRegion() {
        UUID dossier = story.report(Story.plain()).dossier();

        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage("vormen", List.of("arbeid"), "persoon", "ja", "persoonBekend", "nee", "locatie", "ja"));

        assertThat(story.steps(dossier))
                .contains("arbeidsuitbuiting-onderzoeken", "pga-starten", "zaak-verdelen", "zaak-ontvangen");
        assertThat(story.state(dossier).status()).isEqualTo(Status.BIJ_REGIO);
    }
}
