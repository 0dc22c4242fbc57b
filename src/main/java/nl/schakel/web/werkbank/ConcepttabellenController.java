package nl.schakel.web.werkbank;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.DraftChanged;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.edit.ConditionKind;
import nl.schakel.process.edit.DraftTables;
import nl.schakel.process.edit.TableColumn;
import nl.schakel.process.edit.TableCondition;
import nl.schakel.process.edit.TableRow;
import nl.schakel.process.edit.TableSheet;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Versioned;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** API controller: the rows of the decision tables of a draft. */
@ApiController
@RequestMapping(path = "/api/v1/modellen/concepten/{id}/tabellen/{tabel}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "modellen")
class ConcepttabellenController {

    record Voorwaarde(
            @Schema(description = "alles, een-van, geen-van, bevat of eigen; eigen blijft zoals het in de tabel staat")
            String soort,

            @Schema(description = "codes van antwoorden; leeg bij alles en bij eigen")
            List<String> antwoorden) {

        TableCondition condition(String at, TableCondition now) {
            ConditionKind kind = Coded.of(ConditionKind.class, soort)
                    .orElseThrow(() -> InvalidInput.of(
                            at + ".soort",
                            "onbekende-keuze",
                            "fout.keuze.onbekend",
                            String.join(", ", Coded.codes(ConditionKind.class))));
            return kind == ConditionKind.EIGEN && now != null
                    ? now
                    : TableCondition.chosen(
                            kind,
                            antwoorden == null
                                    ? List.of()
                                    : antwoorden.stream()
                                            .filter(Objects::nonNull)
                                            .toList());
        }
    }

    record Tabelregel(
            @Schema(description = "vast; leeg bij een nieuwe regel")
            String id,

            String toelichting,

            @Schema(description = "één voor elke kolom met antwoorden, in de volgorde van de kolommen")
            List<Voorwaarde> voorwaarden,

            @Schema(description = "één code voor elke kolom met uitkomsten")
            List<String> uitkomsten) {

        static Tabelregel of(TableRow line) {
            return new Tabelregel(
                    line.id(),
                    line.remark(),
                    line.conditions().stream()
                            .map(one -> new Voorwaarde(one.kind().code(), one.values()))
                            .toList(),
                    line.outcomes());
        }

        TableRow line(int at, List<TableRow> now) {
            TableRow before =
                    now.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
            List<TableCondition> conditions = new ArrayList<>();
            for (Voorwaarde one : voorwaarden == null ? List.<Voorwaarde>of() : voorwaarden) {
                int column = conditions.size();
                String field = "regels[" + at + "].voorwaarden[" + column + "]";
                if (one == null) {
                    throw InvalidInput.of(field, "verplicht", "fout.tabel.kies");
                }
                conditions.add(one.condition(
                        field,
                        before != null && column < before.conditions().size()
                                ? before.conditions().get(column)
                                : null));
            }
            return new TableRow(
                    given(id),
                    given(toelichting),
                    conditions,
                    uitkomsten == null
                            ? List.of()
                            : uitkomsten.stream().map(Tabelregel::given).toList());
        }

        private static String given(String text) {
            return text == null ? "" : text;
        }
    }

    record Tabelkolom(
            String sleutel,
            String naam,

            @Schema(description = "codes die hier kunnen staan")
            List<String> waarden,

            @Schema(description = "of iemand meer antwoorden tegelijk kan geven")
            boolean meer) {

        static Tabelkolom of(TableColumn column) {
            return new Tabelkolom(
                    column.key(), column.label(), List.copyOf(column.values().keySet()), column.several());
        }
    }

    record Beslistabel(
            String tabel,
            String naam,

            @Schema(description = "of één regel telt; anders tellen alle regels die kloppen")
            boolean eenRegel,

            List<Tabelkolom> antwoorden,
            List<Tabelkolom> uitkomsten,
            List<Tabelregel> regels) {}

    record TabelZetten(List<Tabelregel> regels) {}

    record Tabelversie(
            @Schema(description = "om mee te sturen in If-Match")
            int versie) {}

    record TabelProberen(
            @Schema(description = "per sleutel van een kolom de codes van de antwoorden")
            Map<String, List<String>> antwoorden) {}

    private final DraftTables tables;
    private final ModelDrafts drafts;
    private final LookLog looks;
    private final CurrentDirector current;

    ConcepttabellenController(DraftTables tables, ModelDrafts drafts, LookLog looks, CurrentDirector current) {
        this.tables = tables;
        this.drafts = drafts;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    @Versioned
    @Operation(
            summary = "Lees de regels van een beslistabel in een concept",
            description = "Met de versie van de tabel in de ETag. De termijnen hebben een eigen adres.")
    ResponseEntity<Beslistabel> lees(@PathVariable("id") UUID id, @PathVariable("tabel") String table) {
        Viewer viewer = current.get();
        DraftTables.TableOfDraft found = tables.read(id, file(table), viewer);
        TableSheet sheet = found.sheet();
        looks.shown(viewer, "werkbank-concept-tabel", sheet.lines().size());
        return ResponseEntity.ok()
                .eTag(ConceptVersions.tag(found.version()))
                .body(new Beslistabel(
                        table,
                        sheet.name(),
                        sheet.oneRow(),
                        sheet.inputs().stream().map(Tabelkolom::of).toList(),
                        sheet.outputs().stream().map(Tabelkolom::of).toList(),
                        sheet.lines().stream().map(Tabelregel::of).toList()));
    }

    @PutMapping
    @Versioned
    @Operation(
            summary = "Bewaar de regels van een beslistabel in een concept",
            description =
                    "Alle regels in hun volgorde; een regel die u niet meestuurt, gaat weg. Stuur in If-Match de versie mee"
                            + " waarmee u begon. 412 als iemand de tabel intussen bewaarde, met wie en wanneer.")
    ResponseEntity<Tabelversie> bewaar(
            @PathVariable("id") UUID id,
            @PathVariable("tabel") String table,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody TabelZetten sent) {
        Viewer viewer = current.get();
        int seen = ConceptVersions.seen(ifMatch, drafts.version(id, file(table), viewer));
        if (sent.regels() == null || sent.regels().contains(null)) {
            throw InvalidInput.of("regels", "verplicht", "fout.tabel.regels");
        }
        List<TableRow> now = tables.read(id, file(table), viewer).sheet().lines();
        List<TableRow> wanted = new ArrayList<>();
        sent.regels().forEach(one -> wanted.add(one.line(wanted.size(), now)));
        try {
            int version = tables.save(id, file(table), seen, wanted, viewer);
            return ResponseEntity.ok().eTag(ConceptVersions.tag(version)).body(new Tabelversie(version));
        } catch (DraftChanged changed) {
            throw ConceptVersions.outdated(changed);
        }
    }

    @PostMapping("/probeer")
    @Operation(
            summary = "Probeer welke regels van een beslistabel tellen bij deze antwoorden",
            description = "Verandert niets. Een kolom zonder antwoord telt als niet ingevuld.")
    List<Tabelregel> probeer(
            @PathVariable("id") UUID id, @PathVariable("tabel") String table, @RequestBody TabelProberen sent) {
        Viewer viewer = current.get();
        TableSheet sheet = tables.read(id, file(table), viewer).sheet();
        Map<String, String> answers = new LinkedHashMap<>();
        if (sent.antwoorden() != null) {
            sent.antwoorden()
                    .forEach((key, values) -> answers.put(
                            key,
                            values == null
                                    ? ""
                                    : String.join(
                                            ",",
                                            values.stream()
                                                    .filter(Objects::nonNull)
                                                    .toList())));
        }
        List<TableRow> counting = sheet.counting(answers);
        looks.shown(viewer, "werkbank-concept-tabel", counting.size());
        return counting.stream().map(Tabelregel::of).toList();
    }

    private static String file(String table) {
        return table + TableSheet.ENDING;
    }
}
