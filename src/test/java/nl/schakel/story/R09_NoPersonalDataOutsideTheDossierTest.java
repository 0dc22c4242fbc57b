package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
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

    /** Stands in every free text of the story; nothing else in the application looks like it. */
    private static final String MARK = "Zwartgallig-Kenmerk";

    @Autowired
    private Story story;

    @Autowired
    private ReportCommands reporter;

    @Autowired
    private JdbcClient jdbc;

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

        assertThat(places("camunda")).isEmpty();
        assertThat(places("schakel")).isEmpty();
        assertThat(output.getAll()).doesNotContain(MARK);
        // the story did leave its words where they belong
        assertThat(jdbc.sql("select count(*) from schakel.dossier_entry where dossier_id = ?")
                        .param(dossier)
                        .query(Long.class)
                        .single())
                .isGreaterThan(5);
    }

    /** Every column of every table in which the mark can be read, by its plain letters. */
    private List<String> places(String schema) {
        List<String> found = new ArrayList<>();
        record Column(String table, String name, String type) {}
        List<Column> columns = jdbc.sql(
                        "select table_name, column_name, data_type from information_schema.columns"
                                + " where table_schema = ? and data_type in ('text', 'character varying', 'bytea', 'jsonb', 'json')")
                .param(schema)
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        assertThat(columns).hasSizeGreaterThan(20);
        for (Column column : columns) {
            String text = column.type().equals("bytea")
                    ? "encode(\"" + column.name() + "\", 'escape')"
                    : "\"" + column.name() + "\"::text";
            long hits = jdbc.sql(
                            "select count(*) from " + schema + ".\"" + column.table() + "\" where " + text + " like ?")
                    .param("%" + MARK + "%")
                    .query(Long.class)
                    .single();
            if (hits > 0) {
                found.add(column.table() + "." + column.name());
            }
        }
        return found;
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
                new NewSignal.Reporter(MARK, MARK, null, MARK + "@voorbeeld.example", "000 000", true));
    }
}
