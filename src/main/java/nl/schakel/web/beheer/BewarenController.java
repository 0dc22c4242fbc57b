package nl.schakel.web.beheer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.retention.Certificates;
import nl.schakel.retention.DestructionBatch;
import nl.schakel.retention.DestructionBatch.ProposedItem;
import nl.schakel.retention.DestructionBatches;
import nl.schakel.retention.LegalHolds;
import nl.schakel.retention.LegalHolds.LegalHold;
import nl.schakel.retention.RetentionPeople;
import nl.schakel.retention.RetentionTerm;
import nl.schakel.retention.RetentionTerms;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Outdated;
import nl.schakel.web.api.SeenVersion;
import nl.schakel.web.api.Versioned;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: how long what is kept, what waits to be destroyed, and what was; for officers and chain directors. */
@ApiController
@RequestMapping(path = BewarenController.BASE, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "bewaren")
class BewarenController {

    static final String BASE = "/api/v1/bewaren";

    private static final int LONGEST = 60;

    record Bewaartermijnen(List<Bewaartermijn> termijnen) {}

    record Bewaartermijn(
            @Schema(description = "Waarvoor de termijn geldt, als code.")
            String regel,

            @Schema(description = "Hoeveel; ontbreekt als elke rij dat zelf zegt.")
            Integer aantal,

            @Schema(description = "weken, maanden of jaren") String eenheid,

            @Schema(description = "De wet of afspraak waar de termijn vandaan komt.")
            String bron,

            @Schema(description = "Of de regio deze rij zelf heeft, en niet de landelijke volgt.")
            boolean eigen,

            @Schema(description = "Of een functionaris gegevensbescherming haar bevestigde.")
            boolean bevestigd,

            @Schema(description = "Stuur deze mee als u de termijn verandert; hij is ook de ETag.")
            String versie) {}

    record NieuweTermijn(
            Integer aantal,

            @Schema(description = "weken, maanden of jaren") String eenheid,

            String bron,

            @Schema(description = "De versie die u zag, als u geen If-Match stuurt.")
            String versie) {}

    record Vernietigingslijsten(List<VernietigingslijstKort> lijsten) {}

    record VernietigingslijstKort(
            UUID id,
            String regio,

            @Schema(description = "voorgesteld, gelezen, bevestigd of klaar")
            String stand,

            Instant voorgesteldOp,
            int aantal) {}

    record Vernietigingslijst(
            UUID id,
            String regio,
            String stand,
            Instant voorgesteldOp,
            Instant gelezenOp,
            Instant bevestigdOp,

            @Schema(description = "Stuur dit getal mee als u de lijst hebt gelezen.")
            int aantal,

            List<Vernietigingsregel> zaken) {}

    record Vernietigingsregel(
            @Schema(description = "Het nummer van de zaak; ontbreekt als zij weg is.")
            String referentie,

            @Schema(description = "zaak: alles; melder: alleen hoe de melder te bereiken is")
            String deel,

            String regel,
            LocalDate vanaf,

            @Schema(description = "voorgesteld, weg of blijft")
            String stand,

            @Schema(description = "Waarom de zaak blijft, als code; ontbreekt als zij niet blijft.")
            String waarom) {}

    record GelezenLijst(
            @Schema(description = "Hoeveel zaken u zag.") Integer aantal) {}

    record VastgehoudenZaken(List<VastgehoudenZaak> zaken) {}

    record VastgehoudenZaak(
            UUID id,
            String referentie,
            String reden,

            @Schema(description = "De laatste dag.") LocalDate tot) {}

    record ZaakVasthouden(
            String referentie,
            String reden,

            @Schema(description = "De laatste dag, als 2027-01-31; hoogstens tien jaar vooruit.")
            String tot) {}

    record NieuwVastgehouden(UUID id) {}

    record Vernietigingsbewijzen(List<Vernietigingsbewijs> bewijzen) {}

    record Vernietigingsbewijs(
            UUID id,

            @Schema(description = "Het kenmerk waaronder het toegangslog de zaak kent.")
            UUID zaak,

            String deel,
            String regel,

            @Schema(description = "Wat de regel toen zei, met de bron.")
            String termijn,

            Instant moment,

            @Schema(description = "Hoeveel rijen uit elke tabel, elk als tabel=aantal.")
            List<String> rijen) {}

    private final RetentionTerms terms;
    private final RetentionPeople people;
    private final DestructionBatches batches;
    private final LegalHolds holds;
    private final Certificates certificates;
    private final LookLog looks;
    private final CurrentViewer current;

    BewarenController(
            RetentionTerms terms,
            RetentionPeople people,
            DestructionBatches batches,
            LegalHolds holds,
            Certificates certificates,
            LookLog looks,
            CurrentViewer current) {
        this.terms = terms;
        this.people = people;
        this.batches = batches;
        this.holds = holds;
        this.certificates = certificates;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping("/termijnen/{regio}")
    @Operation(
            summary = "Lees hoe lang alles in een regio wordt bewaard",
            description = "Met de bron van elke termijn. 'landelijk' voor wat in geen regio ligt. Voor functionarissen"
                    + " gegevensbescherming en ketenregisseurs van de regio.")
    Bewaartermijnen termijnen(@PathVariable("regio") String region) {
        return new Bewaartermijnen(terms.of(region, current.get()).stream()
                .map(BewarenController::termijn)
                .toList());
    }

    @GetMapping("/termijnen/{regio}/{regel}")
    @Versioned
    @Operation(summary = "Lees één bewaartermijn", description = "Met de versie als ETag.")
    ResponseEntity<Bewaartermijn> termijn(@PathVariable("regio") String region, @PathVariable("regel") String rule) {
        return answer(terms.one(region, rule, current.get()));
    }

    @PutMapping("/termijnen/{regio}/{regel}")
    @Versioned
    @Operation(
            summary = "Zet of bevestig een bewaartermijn",
            description =
                    "Alleen voor functionarissen gegevensbescherming van de regio. Stuur de versie mee die u zag: in If-Match of als"
                            + " 'versie'. Dezelfde termijn nog eens sturen bevestigt haar. 412 als zij intussen veranderd is.")
    ResponseEntity<Bewaartermijn> zet(
            @PathVariable("regio") String region,
            @PathVariable("regel") String rule,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody NieuweTermijn sent) {
        Viewer viewer = current.get();
        people.checkOfficer(viewer, region);
        RetentionTerm now = terms.one(region, rule, viewer);
        String seen = SeenVersion.of(ifMatch, sent.versie(), version(now));
        try {
            terms.set(
                    region,
                    rule,
                    new RetentionTerms.TypedTerm(
                            Objects.toString(sent.aantal(), ""), sent.eenheid(), sent.bron(), seen),
                    viewer);
        } catch (StaleChange older) {
            throw new Outdated(older).with("nu", termijn(terms.one(region, rule, viewer)));
        }
        return answer(terms.one(region, rule, viewer));
    }

    @GetMapping("/lijsten")
    @AlsoAnswers(notFound = true)
    @Operation(
            summary = "Lees welke lijsten om te vernietigen er zijn",
            description = "Die van uw regio's, de nieuwste eerst, in aantallen.")
    Vernietigingslijsten lijsten() {
        return new Vernietigingslijsten(batches.all(someone()).stream()
                .map(batch -> new VernietigingslijstKort(
                        batch.id(), batch.region(), batch.state().code(), batch.proposedAt(), batch.size()))
                .toList());
    }

    @GetMapping("/lijsten/{id}")
    @Operation(
            summary = "Lees een lijst om te vernietigen",
            description = "Met de nummers van de zaken en de regel waarom elke zaak weg moet.")
    Vernietigingslijst lijst(@PathVariable("id") UUID id) {
        Viewer viewer = current.get();
        DestructionBatch batch = batches.find(id, viewer);
        List<ProposedItem> items = batches.items(id, viewer);
        looks.shown(
                viewer,
                DestructionPage.BATCH_LOOK,
                items.size(),
                items.stream()
                        .map(ProposedItem::dossier)
                        .filter(Objects::nonNull)
                        .toList());
        return new Vernietigingslijst(
                batch.id(),
                batch.region(),
                batch.state().code(),
                batch.proposedAt(),
                batch.readAt(),
                batch.confirmedAt(),
                batch.size(),
                items.stream().map(BewarenController::regel).toList());
    }

    @PostMapping("/lijsten/{id}/lezing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Zeg dat u een lijst hebt gelezen",
            description =
                    "Alleen voor functionarissen gegevensbescherming. Daarna komt er niets meer bij. 400 als er intussen zaken bij kwamen,"
                            + " of een ander haar las. Twee keer sturen is één keer lezen.")
    void gelezen(@PathVariable("id") UUID id, @RequestBody GelezenLijst sent) {
        Viewer viewer = current.get();
        people.checkOfficer(viewer, batches.find(id, viewer).region());
        if (sent.aantal() == null) {
            throw InvalidInput.of("aantal", "verplicht", "fout.keuze.verplicht");
        }
        batches.read(id, sent.aantal(), viewer);
    }

    @PostMapping("/lijsten/{id}/bevestiging")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Bevestig een lijst als tweede persoon",
            description =
                    "Daarna wordt zij vernietigd. 400 als u haar zelf las, of niemand haar las. Twee keer sturen is één"
                            + " keer bevestigen.")
    void bevestigd(@PathVariable("id") UUID id) {
        batches.confirm(id, current.get());
    }

    @GetMapping("/vastgehouden")
    @AlsoAnswers(notFound = true)
    @Operation(
            summary = "Lees welke zaken worden vastgehouden",
            description = "Die van uw regio's, met waarom en tot wanneer.")
    VastgehoudenZaken vastgehouden() {
        Viewer viewer = someone();
        List<LegalHold> all = holds.all(viewer);
        looks.shown(
                viewer, LegalHoldPage.LOOK, all.stream().map(LegalHold::dossier).toList());
        return new VastgehoudenZaken(all.stream()
                .map(hold -> new VastgehoudenZaak(hold.id(), hold.reference(), hold.reason(), hold.until()))
                .toList());
    }

    @PostMapping("/vastgehouden")
    @ResponseStatus(HttpStatus.CREATED)
    @AlsoAnswers(notFound = true)
    @Operation(
            summary = "Houd een zaak vast",
            description =
                    "Alleen voor functionarissen gegevensbescherming van de regio. Zij blijft tot en met die dag, wat haar termijn"
                            + " ook zegt. Hetzelfde twee keer sturen is één keer vasthouden.")
    ResponseEntity<NieuwVastgehouden> houdVast(@RequestBody ZaakVasthouden sent) {
        Viewer viewer = current.get();
        if (people.asOfficer(viewer).isEmpty()) {
            throw new NotVisible();
        }
        UUID id = holds.hold(sent.referentie(), sent.reden(), sent.tot(), viewer);
        return ResponseEntity.created(URI.create(BASE + "/vastgehouden/" + id)).body(new NieuwVastgehouden(id));
    }

    @DeleteMapping("/vastgehouden/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Laat een zaak los vóór haar dag",
            description = "Alleen voor functionarissen gegevensbescherming van de regio.")
    void laatLos(@PathVariable("id") UUID id) {
        holds.end(id, current.get());
    }

    @GetMapping("/bewijzen")
    @AlsoAnswers(notFound = true)
    @Operation(
            summary = "Lees wat er is vernietigd",
            description =
                    "De nieuwste van uw regio's, of van één zaak als u haar nummer hebt. Zonder persoonsgegevens.")
    Vernietigingsbewijzen bewijzen(
            @RequestParam(name = "zaak", required = false) @Schema(description = "Het nummer van de zaak.")
                    String reference) {
        Viewer viewer = someone();
        new InputCheck().text("zaak", reference, LONGEST).done();
        List<Certificates.Certificate> found = certificates.find(reference, viewer);
        looks.shown(
                viewer,
                DestructionPage.CERTIFICATE_LOOK,
                found.stream().map(Certificates.Certificate::caseId).toList());
        return new Vernietigingsbewijzen(found.stream()
                .map(one -> new Vernietigingsbewijs(
                        one.id(),
                        one.caseId(),
                        one.part().code(),
                        one.rule().code(),
                        one.term(),
                        one.at(),
                        one.counts()))
                .toList());
    }

    private Viewer someone() {
        Viewer viewer = current.get();
        if (people.asEither(viewer).isEmpty()) {
            throw new NotVisible();
        }
        return viewer;
    }

    private static ResponseEntity<Bewaartermijn> answer(RetentionTerm term) {
        return ResponseEntity.ok().eTag(SeenVersion.tag(version(term))).body(termijn(term));
    }

    private static String version(RetentionTerm term) {
        return Long.toString(term.id());
    }

    private static Bewaartermijn termijn(RetentionTerm term) {
        return new Bewaartermijn(
                term.rule().code(),
                term.amount(),
                term.unit() == null ? null : term.unit().code(),
                term.source(),
                term.own(),
                term.validated(),
                version(term));
    }

    private static Vernietigingsregel regel(ProposedItem item) {
        return new Vernietigingsregel(
                item.reference(),
                item.part().code(),
                item.rule().code(),
                item.due(),
                item.state().code(),
                item.stays() == null ? null : item.stays().code());
    }
}
