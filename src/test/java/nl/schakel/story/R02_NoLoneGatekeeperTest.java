package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R2: nothing ends before the region without a second reader (the answer to the gatekeeper, [B 3.1.2, 9.3.2-6]). */
@SchakelTest
class R02_NoLoneGatekeeperTest {

    private static final String STOP = "voorstel-tegenlezen";

    @Autowired
    private Story story;

    @Autowired
    private ReportCommands reporter;

    @Test
    void theFocusOfficerCanOnlyProposeToStop() {
        UUID dossier = story.report(Story.plain()).dossier();

        story.does("af.nijkerk", dossier, "signaal-beoordelen", stop());

        assertThat(story.state(dossier).closed()).isNull();
        assertThat(story.steps(dossier)).containsExactly(STOP);
        assertThat(story.task(dossier, STOP).group().toString()).isEqualTo("ketenregisseur@wvv");
    }

    @Test
    void theSecondReaderConfirmsOrLetsTheSignalGoOn() {
        UUID confirmed = story.report(Story.plain()).dossier();
        story.does("af.nijkerk", confirmed, "signaal-beoordelen", stop());
        story.does("keten.wvv", confirmed, STOP, decision("bevestigen"));
        assertThat(story.state(confirmed).outcome().code()).isEqualTo("geen-aanwijzingen");

        UUID overruled = story.report(Story.plain()).dossier();
        story.does("af.nijkerk", overruled, "signaal-beoordelen", stop());
        story.does("keten.wvv", overruled, STOP, decision("doorgaan"));
        assertThat(story.state(overruled).closed()).isNull();
        assertThat(story.state(overruled).status().code()).isEqualTo("bij-regio");
    }

    @Test
    void nobodyIsTheirOwnSecondReader() {
        UUID dossier = story.reportAs("keten.wvv", Story.plain()).dossier();
        reporter.withdraw(dossier, "Vergissing (fictief).");

        assertThatThrownBy(() -> story.does("keten.wvv", dossier, STOP, decision("bevestigen")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors())
                                .extracting(error -> error.code())
                                .containsExactly("eigen-voorstel"));
        assertThat(story.state(dossier).closed()).isNull();

        story.does("keten2.wvv", dossier, STOP, decision("bevestigen"));
        assertThat(story.state(dossier).outcome().code()).isEqualTo("ingetrokken");
    }

    @Test
    void silenceIsNoPermissionToStop() {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", stop());

        story.timePasses(Duration.ofDays(9));

        assertThat(story.state(dossier).closed()).isNull();
        assertThat(story.state(dossier).status().code()).isEqualTo("bij-regio");
    }

    @Test
    void aReporterWhoWithdrawsOnlyProposes() {
        UUID dossier = story.report(Story.plain()).dossier();

        reporter.withdraw(dossier, "Ik durf niet meer (fictief).");

        assertThat(story.state(dossier).closed()).isNull();
        assertThat(story.steps(dossier)).contains("signaal-beoordelen");
    }

    private static Map<String, Object> stop() {
        return Story.triage(
                "vervolg", "stoppen", "eindreden", "geen-aanwijzingen", "eindToelichting", "Niets gezien (fictief).");
    }

    private static Map<String, Object> decision(String which) {
        return Map.of("besluit", which, "toelichting", "Gelezen (fictief).");
    }
}
