package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.TestPostgres;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.NewSignal;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R9: what people wrote about people stands in the dossier, encrypted, and nowhere else. */
@SchakelTest
@ExtendWith(OutputCaptureExtension.class)
class R09_NoPersonalDataOutsideTheDossierTest {

    /** Stands in every free text of the story. */
    private static final String MARK = new MarkedWords().in("verhaal");

    @Autowired
    private Story story;

    @Autowired
    private ReportCommands reporter;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry figures;

    /** Whoever searches and finds nothing has to know that it would have been found. */
    @Test
    void wordsThatAreReadableAreFoundInWhateverWayTheyAreWritten() {
        JdbcClient all = JdbcClient.create(TestPostgres.withAllRights(jdbc));
        all.sql(
                        "create table schakel.leesbaar (plain text, list text[], wide bytea, coded text, tree jsonb, sealed bytea)")
                .update();
        try {
            byte[] bytes = ("xx" + MARK).getBytes(StandardCharsets.UTF_8);
            all.sql("insert into schakel.leesbaar values (?, array[?], ?, ?, jsonb_build_object('a', ?), ?)")
                    .params(
                            MARK.toUpperCase(Locale.ROOT),
                            MARK,
                            MARK.getBytes(StandardCharsets.UTF_16LE),
                            Base64.getEncoder().encodeToString(bytes),
                            MARK,
                            new byte[] {1, 2, 3})
                    .update();

            assertThat(MarkedWords.readable(jdbc, Set.of("leesbaar.plain")))
                    .containsExactlyInAnyOrder(
                            "leesbaar.list (1)", "leesbaar.wide (1)", "leesbaar.coded (1)", "leesbaar.tree (1)");
        } finally {
            all.sql("drop table schakel.leesbaar").update();
        }
    }

    @Test
    void noTextAboutAPersonLeavesTheDossier(CapturedOutput output) {
        UUID dossier = story.report(marked()).dossier();
        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage("vervolg", "vraag", "vraagAanMelder", MARK, "toelichting", MARK));
        reporter.add(dossier, MARK);
        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage("persoon", "ja", "toelichting", MARK));
        story.does(
                "tmm.oost",
                dossier,
                "partnervraag-politie",
                Map.of("alBezig", "nee", "voorzichtig", "onbekend", "antwoord", MARK));
        Map<String, Object> plan = new HashMap<>(
                Map.of("comensha", "nee", "comenshaNiet", "geen-slachtoffer", "opvang", "nee", "toelichting", MARK));
        plan.put("acties", List.of(Map.of("partij", "tmm", "wat", MARK, "termijn", inThreeWeeks())));
        story.does("keten.wvv", dossier, "zaak-verdelen", plan);
        TaskSummary action = story.task(dossier, "actie-uitvoeren");
        assertThat(action.name()).doesNotContain(MARK);
        story.does("tmm.oost", dossier, "actie-uitvoeren", Map.of("actieUitkomst", "gedaan", "resultaat", MARK));

        assertThat(MarkedWords.readable(jdbc, Set.of())).isEmpty();
        assertThat(MarkedWords.readable(figures)).isEmpty();
        assertThat(MarkedWords.standIn(output.getAll())).isFalse();
        // the story did leave its words where they belong
        assertThat(jdbc.sql("select count(*) from schakel.dossier_entry where dossier_id = ?")
                        .param(dossier)
                        .query(Long.class)
                        .single())
                .isGreaterThan(5);
    }

    /** The clock of the tests only goes forward, so no fixed day stays in the future. */
    private String inThreeWeeks() {
        return LocalDate.ofInstant(story.now(), Zones.AMSTERDAM).plusWeeks(3).toString();
    }

    private static NewSignal marked() {
        return new NewSignal(
                "GM0267",
                MARK,
                null,
                List.of("arbeid"),
                "nee",
                MARK,
                List.of(new NewSignal.Involved(MARK, "1990", "vrouw", MARK, MARK)),
                List.of("geen-contract"),
                null,
                new NewSignal.Reporter(MARK, MARK, null, MarkedWords.SIGN + "@voorbeeld.example", "000 000", true));
    }
}
