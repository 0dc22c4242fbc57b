package nl.schakel.web.werkbank;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.DraftChanged;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.edit.DraftQuestions;
import nl.schakel.process.edit.FormQuestion;
import nl.schakel.process.edit.QuestionKind;
import nl.schakel.process.edit.QuestionSheet;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Versioned;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** API controller: the questions of the forms of a draft. */
@ApiController
@RequestMapping(
        path = "/api/v1/modellen/concepten/{id}/formulieren/{formulier}",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "modellen")
class ConceptformulierenController {

    record Antwoordkeuze(
            @Schema(description = "vaste code van het antwoord; zonder code maakt Schakel die")
            String code,

            String naam) {}

    record Vraag(
            @Schema(description = "vast; leeg bij een nieuwe vraag")
            String id,

            @Schema(description = "naam waaronder het antwoord bekend is; vast, Schakel maakt die bij een nieuwe vraag")
            String sleutel,

            @Schema(
                    description =
                            "korte-tekst, lange-tekst, ja-nee-onbekend, ja-nee, een-keuze, meer-keuzes, datum, getal, uitleg of eigen")
            String soort,

            @Schema(description = "wat er gevraagd wordt; bij uitleg de tekst zelf")
            String vraag,

            @Schema(description = "wat eronder staat") String uitleg,

            boolean verplicht,
            List<Antwoordkeuze> antwoorden,

            @Schema(description = "of het antwoord bepaalt hoe de route verdergaat; alleen met vaste antwoorden")
            boolean stuurt,

            @Schema(
                    description =
                            "codes van de rollen die het antwoord lezen; leeg voor iedereen die antwoorden mag lezen")
            List<String> gedeeldMet,

            @Schema(
                    description =
                            "of Schakel zelf iets met het antwoord doet; dan kunnen alleen de woorden en de plaats anders")
            boolean eigen,

            @Schema(description = "of Schakel de lijst met antwoorden vult")
            boolean lijst,

            @Schema(description = "of de vraag alleen na bepaalde antwoorden verschijnt")
            boolean soms) {

        static Vraag of(FormQuestion question) {
            return new Vraag(
                    question.id(),
                    question.key(),
                    question.kind().code(),
                    question.label(),
                    question.explanation(),
                    question.required(),
                    question.choices().stream()
                            .map(choice -> new Antwoordkeuze(choice.code(), choice.label()))
                            .toList(),
                    question.steers(),
                    question.share(),
                    question.own(),
                    question.listed(),
                    question.sometimes());
        }

        FormQuestion question(int at) {
            QuestionKind kind = Coded.of(QuestionKind.class, soort)
                    .orElseThrow(() -> InvalidInput.of(
                            "vragen[" + at + "].soort",
                            "onbekende-keuze",
                            "fout.keuze.onbekend",
                            String.join(", ", Coded.codes(QuestionKind.class))));
            return new FormQuestion(
                    given(id),
                    given(sleutel),
                    kind,
                    given(vraag),
                    given(uitleg),
                    verplicht,
                    antwoorden == null
                            ? List.of()
                            : antwoorden.stream()
                                    .filter(Objects::nonNull)
                                    .map(one -> new FormQuestion.Choice(given(one.code()), given(one.naam())))
                                    .toList(),
                    stuurt,
                    gedeeldMet == null
                            ? List.of()
                            : gedeeldMet.stream().filter(Objects::nonNull).toList(),
                    eigen,
                    lijst,
                    soms);
        }

        private static String given(String text) {
            return text == null ? "" : text;
        }
    }

    record Vragenlijst(String formulier, List<Vraag> vragen) {}

    record VragenZetten(List<Vraag> vragen) {}

    record Formulierversie(
            @Schema(description = "om mee te sturen in If-Match")
            int versie) {}

    private final DraftQuestions questions;
    private final ModelDrafts drafts;
    private final LookLog looks;
    private final CurrentDirector current;

    ConceptformulierenController(DraftQuestions questions, ModelDrafts drafts, LookLog looks, CurrentDirector current) {
        this.questions = questions;
        this.drafts = drafts;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    @Versioned
    @Operation(
            summary = "Lees de vragen van een formulier in een concept",
            description = "Met de versie van het formulier in de ETag.")
    ResponseEntity<Vragenlijst> lees(@PathVariable("id") UUID id, @PathVariable("formulier") String form) {
        Viewer viewer = current.get();
        DraftQuestions.FormQuestionsOfDraft found = questions.read(id, file(form), "", viewer);
        looks.shown(viewer, "werkbank-concept-vragen", found.questions().size());
        return ResponseEntity.ok()
                .eTag(ConceptVersions.tag(found.version()))
                .body(new Vragenlijst(
                        found.form(), found.questions().stream().map(Vraag::of).toList()));
    }

    @PutMapping
    @Versioned
    @Operation(
            summary = "Bewaar de vragen van een formulier in een concept",
            description =
                    "Alle vragen in hun volgorde; een vraag die u niet meestuurt, gaat weg. Stuur in If-Match de versie mee waarmee"
                            + " u begon; \"0\" maakt een nieuw formulier. 412 als iemand het intussen bewaarde, met wie en wanneer.")
    ResponseEntity<Formulierversie> bewaar(
            @PathVariable("id") UUID id,
            @PathVariable("formulier") String form,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody VragenZetten sent) {
        Viewer viewer = current.get();
        int seen = ConceptVersions.seen(ifMatch, drafts.version(id, file(form), viewer));
        if (sent.vragen() == null || sent.vragen().contains(null)) {
            throw InvalidInput.of("vragen", "verplicht", "fout.vragen.lijst");
        }
        List<FormQuestion> wanted = new java.util.ArrayList<>();
        sent.vragen().forEach(one -> wanted.add(one.question(wanted.size())));
        try {
            int version = questions.save(id, file(form), seen, wanted, viewer);
            return ResponseEntity.ok().eTag(ConceptVersions.tag(version)).body(new Formulierversie(version));
        } catch (DraftChanged changed) {
            throw ConceptVersions.outdated(changed);
        }
    }

    private static String file(String form) {
        return form + QuestionSheet.ENDING;
    }
}
