package nl.schakel.web.taken;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.access.NotVisible;
import nl.schakel.organisation.Directory;
import nl.schakel.process.tasks.SavedSelections;
import nl.schakel.process.tasks.SavedSelections.OwnList;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskSort;
import nl.schakel.signal.CaseSort;
import nl.schakel.signal.Status;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Conflict;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: how the signed-in person often wants to see the own lists. */
@ApiController
@RequestMapping(path = "/api/v1/keuzes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "taken")
class KeuzesController {

    private static final int LONGEST = 60;
    private static final String EVERY_STATUS = "alle";

    record Keuzes(List<Keuze> keuzes) {}

    record Keuze(
            UUID id,
            @Schema(description = "taken of zaken") String lijst,
            String welke,
            String sorteer,
            String gemeente,
            String stap,
            boolean acuut) {

        static Keuze of(OwnList list, SavedSelections.Saved saved) {
            SavedSelections.Choice choice = saved.choice();
            return new Keuze(
                    saved.id(),
                    list.code(),
                    choice.filter(),
                    choice.sort(),
                    choice.municipality(),
                    choice.step(),
                    choice.acute());
        }
    }

    record NieuweKeuze(
            @Schema(description = "taken of zaken") String lijst,

            @Schema(description = "bij taken: alle, mijn, team, te-laat of vandaag; bij zaken: alle of een status")
            String welke,

            @Schema(description = "een volgorde van die lijst")
            String sorteer,

            @Schema(description = "CBS-code") String gemeente,

            @Schema(description = "code van een stap; alleen bij taken")
            String stap,

            @Schema(description = "alleen wat acuut is; alleen bij taken")
            Boolean acuut) {}

    private final SavedSelections saved;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;

    KeuzesController(SavedSelections saved, Directory directory, Words words, CurrentViewer current) {
        this.saved = saved;
        this.directory = directory;
        this.words = words;
        this.current = current;
    }

    @GetMapping
    @Operation(summary = "Mijn bewaarde keuzes", description = "Van beide lijsten, zoals u ze bewaarde.")
    Keuzes keuzes() {
        UUID person = current.get().personId();
        return new Keuzes(Arrays.stream(OwnList.values())
                .flatMap(list -> saved.of(person, list).stream().map(each -> Keuze.of(list, each)))
                .toList());
    }

    @PostMapping
    @AlsoAnswers(conflicts = "keuzes-vol")
    @Operation(
            summary = "Bewaar een keuze",
            description =
                    "Alleen codes, dus nooit een naam. Dezelfde keuze twee keer is er één. 409 als u er van deze lijst al twaalf hebt.")
    Keuze bewaar(@RequestBody NieuweKeuze sent) {
        InputCheck check = new InputCheck();
        check.required("lijst", sent.lijst(), LONGEST, "fout.keuze.verplicht");
        check.code("lijst", sent.lijst(), Coded.codes(OwnList.class));
        check.done();
        OwnList list = Coded.of(OwnList.class, sent.lijst()).orElseThrow();
        SavedSelections.Choice choice = list == OwnList.TAKEN ? ofTasks(sent, check) : ofCases(sent, check);
        if (sent.gemeente() != null && directory.municipality(sent.gemeente()).isEmpty()) {
            check.error("gemeente", "onbekende-gemeente", "fout.gemeente.onbekend.code");
        }
        check.done();
        return saved.keep(current.get().personId(), list, choice)
                .map(kept -> Keuze.of(list, kept))
                .orElseThrow(() ->
                        new Conflict("keuzes-vol", words.say("taken.keuze.vol.kop"), words.say("taken.keuze.vol")));
    }

    private static SavedSelections.Choice ofTasks(NieuweKeuze sent, InputCheck check) {
        check.code("welke", sent.welke(), Coded.codes(TaskFilter.class));
        check.code("sorteer", sent.sorteer(), Coded.codes(TaskSort.class));
        check.text("stap", sent.stap(), LONGEST);
        return new SavedSelections.Choice(
                sent.welke() == null ? TaskFilter.ALLE.code() : sent.welke(),
                sent.sorteer() == null ? TaskSort.TERMIJN.code() : sent.sorteer(),
                sent.gemeente(),
                sent.stap(),
                Boolean.TRUE.equals(sent.acuut()));
    }

    private static SavedSelections.Choice ofCases(NieuweKeuze sent, InputCheck check) {
        check.code(
                "welke",
                sent.welke(),
                Stream.concat(Stream.of(EVERY_STATUS), Status.codes().stream()).toList());
        check.code("sorteer", sent.sorteer(), Coded.codes(CaseSort.class));
        return new SavedSelections.Choice(
                sent.welke() == null ? EVERY_STATUS : sent.welke(),
                sent.sorteer() == null ? CaseSort.NIEUWSTE.code() : sent.sorteer(),
                sent.gemeente(),
                null,
                false);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Verwijder een bewaarde keuze", description = "404 als u die niet hebt.")
    void vergeet(@PathVariable("id") UUID id) {
        if (!saved.forget(id, current.get().personId())) {
            throw new NotVisible();
        }
    }
}
