package nl.schakel.web.werkbank;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.process.draft.DraftComment;
import nl.schakel.process.draft.DraftComments;
import nl.schakel.web.api.ApiController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: what colleagues say about elements of a draft. */
@ApiController
@RequestMapping(path = "/api/v1/modellen/concepten/{id}/opmerkingen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "modellen")
class ConceptopmerkingenController {

    record ConceptOpmerking(
            long nr,
            String bestand,

            @Schema(description = "id van het element, de rij of de vraag; leeg als het over het hele bestand gaat")
            String element,

            String tekst,
            String door,
            Instant op,

            @Schema(description = "wie hem afvinkte; ontbreekt zolang niemand dat deed")
            String klaarDoor,

            Instant klaarOp) {}

    record ConceptOpmerken(
            String bestand,

            @Schema(description = "id van het element; leeg voor het hele bestand")
            String element,

            @Schema(description = "hoogstens 500 tekens") String tekst) {}

    private final DraftComments comments;
    private final Directory directory;
    private final LookLog looks;
    private final CurrentDirector current;

    ConceptopmerkingenController(DraftComments comments, Directory directory, LookLog looks, CurrentDirector current) {
        this.comments = comments;
        this.directory = directory;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Lees wat collega's van een concept zeggen",
            description = "De oudste eerst, ook wat al is afgevinkt.")
    List<ConceptOpmerking> lees(@PathVariable("id") UUID id) {
        Viewer viewer = current.get();
        List<DraftComment> all = comments.of(id, viewer);
        looks.shown(viewer, "werkbank-concept-opmerkingen", all.size());
        return all.stream().map(this::told).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Zeg iets over een element van een concept",
            description =
                    "Zonder namen van mensen in een zaak. Wie alleen iets zegt, kan het voorstel later nog goedkeuren.")
    ResponseEntity<ConceptOpmerking> zeg(@PathVariable("id") UUID id, @RequestBody ConceptOpmerken sent) {
        Viewer viewer = current.get();
        long number = comments.add(id, sent.bestand(), sent.element(), sent.tekst(), viewer);
        ConceptOpmerking said = comments.of(id, viewer).stream()
                .filter(one -> one.number() == number)
                .map(this::told)
                .findFirst()
                .orElseThrow();
        return ResponseEntity.created(URI.create("/api/v1/modellen/concepten/" + id + "/opmerkingen"))
                .body(said);
    }

    @PostMapping("/{nr}/klaar")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Vink een opmerking af", description = "Nog een keer verandert niets.")
    void vinkAf(@PathVariable("id") UUID id, @PathVariable("nr") long number) {
        comments.resolve(id, number, current.get());
    }

    private ConceptOpmerking told(DraftComment comment) {
        return new ConceptOpmerking(
                comment.number(),
                comment.file(),
                comment.element(),
                comment.text(),
                person(comment.by()),
                comment.at(),
                person(comment.resolvedBy()),
                comment.resolvedAt());
    }

    private String person(UUID id) {
        return id == null ? null : directory.person(id).map(Person::displayName).orElse(null);
    }
}
