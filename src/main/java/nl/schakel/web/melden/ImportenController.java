package nl.schakel.web.melden;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.file.NewFile;
import nl.schakel.organisation.Person;
import nl.schakel.placement.NotAllowed;
import nl.schakel.signal.SignalIntake;
import nl.schakel.signal.imports.Happening;
import nl.schakel.signal.imports.ImportView;
import nl.schakel.signal.imports.Importers;
import nl.schakel.signal.imports.RowProblem;
import nl.schakel.signal.imports.RowState;
import nl.schakel.signal.imports.SignalImports;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.sheet.SheetKind;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.frame.SentFile;
import nl.schakel.web.frame.SheetAnswer;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/** API controller: a list of signals in two steps: send it and see what would happen, then confirm. */
@ApiController
@RequestMapping(path = "/api/v1/importen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "importen")
class ImportenController {

    record Kolom(
            String naam,

            @Schema(description = "de kop boven de kolom") String kop,

            String uitleg,

            @Schema(description = "waaruit u kiest, als code of als woorden; leeg als het vrije tekst is")
            List<Kolomkeuze> keuzes) {}

    record Kolomkeuze(String code, String woorden) {}

    record Kolommen(List<Kolom> kolommen) {}

    record ImportKort(
            UUID id,

            @Schema(description = "voorbeeld, loopt of klaar")
            String stand,

            Instant ontvangen,
            Instant bewaardTot) {}

    record Importen(List<ImportKort> importen) {}

    record ImportPunt(
            @Schema(description = "letter van de kolom; leeg als het over de hele rij gaat")
            String kolom,

            String kop,
            String code,
            String tekst) {}

    record ImportRij(
            @Schema(description = "het nummer van de rij zoals de spreadsheet dat toont")
            int rij,

            @Schema(description = "goed, fout, dubbel, wacht, gedaan of mislukt")
            String stand,

            String eigenNummer,

            @Schema(description = "CBS-code; 'landelijk' als de plaats niet bekend is")
            String gemeente,

            String regio,

            @Schema(
                    description =
                            "of in de lijst staat dat er nu iemand in gevaar is; zeg bij het bevestigen of dat nog zo is")
            boolean gevaar,

            @Schema(description = "ja, twijfel, nee of onbekend; ontbreekt als het niet is gezegd")
            String minderjarig,

            @Schema(description = "account: u; melder: wie het destijds meldde")
            String terugkoppeling,

            List<ImportPunt> problemen,
            List<ImportPunt> opmerkingen,

            @Schema(description = "nummer van de melding die het is geworden, of die er al was")
            String referentie,

            @Schema(
                    description =
                            "code waarmee de melder met dat nummer leest wat ervan is geworden; geef beide aan de melder. Alleen"
                                    + " als de terugkoppeling naar de melder gaat.")
            String inzagecode) {}

    record ImportLijst(
            UUID id,

            @Schema(description = "voorbeeld, loopt of klaar")
            String stand,

            Instant ontvangen,
            Instant klaar,
            Instant bewaardTot,
            List<String> opmerkingen,
            List<ImportRij> rijen) {}

    record GevaarVanRij(
            int rij,
            @Schema(description = "nu, toen of onbekend") String gevaar) {}

    record ImportBevestiging(
            @Schema(description = "voor elke rij met gevaar waarover hieronder niets staat: nu, toen of onbekend")
            String gevaar,

            List<GevaarVanRij> rijen) {}

    private final ImportReading reading;
    private final ImportColumns columns;
    private final ImportSheets sheets;
    private final SignalImports imports;
    private final SignalIntake intake;
    private final Importers importers;
    private final LookLog looks;
    private final CurrentViewer current;

    ImportenController(
            ImportReading reading,
            ImportColumns columns,
            ImportSheets sheets,
            SignalImports imports,
            SignalIntake intake,
            Importers importers,
            LookLog looks,
            CurrentViewer current) {
        this.reading = reading;
        this.columns = columns;
        this.sheets = sheets;
        this.imports = imports;
        this.intake = intake;
        this.importers = importers;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping("/kolommen")
    @Operation(
            summary = "Lees welke kolommen een lijst met signalen kan hebben",
            description = "Dezelfde vragen en keuzes als het meldformulier. De volgorde in een lijst maakt niet uit.")
    Kolommen kolommen() {
        whoMay();
        return new Kolommen(columns.ofTemplate(person()).stream()
                .map(column -> new Kolom(
                        column.key(),
                        column.heading(),
                        column.explanation(),
                        column.choices().stream()
                                .map(choice -> new Kolomkeuze(choice.code(), choice.label()))
                                .toList()))
                .toList());
    }

    @GetMapping(
            path = "/sjabloon/{soort}",
            produces = {
                "application/vnd.oasis.opendocument.spreadsheet",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "text/csv"
            })
    @Operation(
            summary = "Haal een leeg sjabloon voor een lijst met signalen op",
            description = "Als ods, xlsx of csv, met uitleg en een verzonnen voorbeeld. Hetzelfde als op de pagina.")
    ResponseEntity<byte[]> sjabloon(
            @Parameter(schema = @Schema(allowableValues = {"ods", "xlsx", "csv"})) @PathVariable("soort")
                    String soort) {
        whoMay();
        SheetKind kind = SheetKind.of(soort).orElseThrow(NotVisible::new);
        return SheetAnswer.of(kind, "schakel-sjabloon", sheets.template(kind, person()));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Stuur een lijst met signalen en lees wat er zou gebeuren",
            description =
                    "Een spreadsheet (ods, xlsx of csv) als deel 'bestand' van multipart/form-data, hoogstens 5 MB en 1000 rijen."
                            + " Er wordt nog niets gemeld. Het antwoord noemt elke rij met wat er niet klopt. De lijst is alleen"
                            + " voor u te zien en verdwijnt na 24 uur als u haar niet bevestigt. Voor organisaties die hun eigen"
                            + " signalen brengen, aandachtsfunctionarissen en ketenregisseurs.")
    ResponseEntity<ImportLijst> stuur(@RequestParam(name = "bestand", required = false) MultipartFile file) {
        Viewer viewer = whoMay();
        NewFile sent = SentFile.of(file);
        ImportReading.Result read = reading.read(sent.name(), sent.content(), person());
        UUID id = imports.keep(read.about(), read.rows(), viewer);
        return ResponseEntity.created(URI.create("/api/v1/importen/" + id))
                .cacheControl(CacheControl.noStore())
                .body(shown(id, viewer));
    }

    @GetMapping
    @Operation(
            summary = "Lees uw lijsten met signalen",
            description = "Alleen wat u zelf stuurde en nog bewaard is, de nieuwste eerst.")
    Importen lees() {
        Viewer viewer = whoMay();
        List<ImportKort> own = imports.of(viewer).stream()
                .map(list -> new ImportKort(list.id(), list.state().code(), list.uploaded(), list.expires()))
                .toList();
        looks.shown(viewer, "lijsten", own.size());
        return new Importen(own);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Lees een lijst met signalen, en hoe ver die is",
            description = "Elke rij met wat ermee gebeurt of gebeurde. Een lijst van een ander is er niet (404).")
    ResponseEntity<ImportLijst> lijst(@PathVariable("id") UUID id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(shown(id, whoMay()));
    }

    @PostMapping("/{id}/bevestiging")
    @Operation(
            summary = "Laat de goede rijen binnenkomen",
            description =
                    "Daarna wordt elke goede rij een melding, op de achtergrond. Nog eens bevestigen verandert niets. Staat bij"
                            + " een rij dat er iemand in gevaar is, dan zegt u of dat nu nog zo is: alleen bij 'nu' gaat er meteen"
                            + " iemand aan de slag. 400 als dat bij een rij ontbreekt; er is dan niets gebeurd.")
    ImportLijst bevestig(@PathVariable("id") UUID id, @RequestBody ImportBevestiging sent) {
        Viewer viewer = whoMay();
        imports.confirm(id, answers(sent, imports.read(id, viewer)), viewer);
        return shown(id, viewer);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Gooi een lijst weg", description = "Zolang zij niet is bevestigd. Wat al loopt, gaat door.")
    void gooiWeg(@PathVariable("id") UUID id) {
        imports.discard(id, whoMay());
    }

    private static Map<Integer, Happening> answers(ImportBevestiging sent, ImportView list) {
        InputCheck check = new InputCheck();
        Map<Integer, Happening> answers = new HashMap<>();
        Happening others = answer("gevaar", sent.gevaar(), check);
        list.dangerous().forEach(row -> {
            if (others != null) {
                answers.put(row.number(), others);
            }
        });
        List<GevaarVanRij> rows = sent.rijen() == null ? List.of() : sent.rijen();
        for (int i = 0; i < rows.size(); i++) {
            Happening said = rows.get(i) == null
                    ? null
                    : answer("rijen[" + i + "].gevaar", rows.get(i).gevaar(), check);
            if (said != null) {
                answers.put(rows.get(i).rij(), said);
            }
        }
        check.done();
        return answers;
    }

    private static Happening answer(String field, String code, InputCheck check) {
        if (code != null && Happening.of(code).isEmpty()) {
            check.error(field, "onbekende-keuze", "fout.lijst.gevaar-antwoord");
        }
        return Happening.of(code).orElse(null);
    }

    private ImportLijst shown(UUID id, Viewer viewer) {
        Person person = person();
        ImportView list = imports.read(id, viewer);
        looks.shown(
                viewer,
                "lijst-voorbeeld",
                list.rows().size(),
                list.in(RowState.GEDAAN).stream()
                        .map(ImportView.Row::dossier)
                        .filter(Objects::nonNull)
                        .toList());
        return new ImportLijst(
                list.id(),
                list.state().code(),
                list.uploaded(),
                list.finished(),
                list.expires(),
                list.about().notes(),
                list.rows().stream().map(row -> row(row, person)).toList());
    }

    private ImportRij row(ImportView.Row row, Person person) {
        boolean read = row.content() != null && row.content().signal() != null;
        SignalIntake.Whereto whereto =
                read ? intake.whereto(row.content().signal(), ImportRows.origin(person, row.feedback())) : null;
        return new ImportRij(
                row.number(),
                row.state().code(),
                row.ownNumber(),
                read ? whereto.municipality() : null,
                read ? whereto.region() : null,
                row.danger(),
                read ? row.content().signal().minderjarig() : null,
                row.feedback().code(),
                row.content() == null ? List.of() : points(row.content().problems()),
                row.content() == null ? List.of() : points(row.content().remarks()),
                row.reference(),
                sheets.codeForReporter(row));
    }

    private static List<ImportPunt> points(List<RowProblem> problems) {
        return problems.stream()
                .map(one -> new ImportPunt(one.column(), one.heading(), one.code(), one.text()))
                .toList();
    }

    private Person person() {
        return current.person().orElseThrow(NotVisible::new);
    }

    private Viewer whoMay() {
        Viewer viewer = current.get();
        if (!importers.may(person())) {
            throw new NotAllowed();
        }
        return viewer;
    }
}
