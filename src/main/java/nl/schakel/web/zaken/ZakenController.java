package nl.schakel.web.zaken;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.LookLog;
import nl.schakel.access.Part;
import nl.schakel.access.Parties;
import nl.schakel.access.Viewer;
import nl.schakel.access.Visible;
import nl.schakel.access.alert.OwnDetails;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.signal.Actions;
import nl.schakel.signal.CaseEnds;
import nl.schakel.signal.CaseLines;
import nl.schakel.signal.CasePosition;
import nl.schakel.signal.CaseSort;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.DossierSearch;
import nl.schakel.signal.Entries;
import nl.schakel.signal.FactChanges;
import nl.schakel.signal.NeedToKnow;
import nl.schakel.signal.Notes;
import nl.schakel.signal.Status;
import nl.schakel.signal.TypedInCases;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.time.Zones;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.security.CurrentViewer;
import nl.schakel.web.taken.TakenController;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** API controller: the cases that the signed-in person may see, and nothing that tells of others. */
@ApiController
@RequestMapping(path = "/api/v1/zaken", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "zaken")
class ZakenController {

    record Zaken(
            List<Rij> zaken,
            String volgende,
            String vorige,

            @Schema(description = "Of er meer zaken zijn dan waarin naar een deel van een naam is gezocht.")
            boolean onvolledig) {}

    record Rij(
            UUID id,
            String referentie,
            String gemeente,
            String status,
            Instant ontvangen,
            boolean acuut,
            boolean teLaat,

            @Schema(description = "Vormen van uitbuiting volgens de melding; null als u die niet mag zien.")
            List<String> vormen,

            @Schema(
                    description = "Of er een minderjarige bij is; null als u dat niet mag zien.",
                    allowableValues = {"ja", "twijfel", "nee", "onbekend"})
            String minderjarig,

            @Schema(description = "Hoe de melding binnenkwam; null als u dat niet mag zien.")
            String kanaal,

            @Schema(description = "Wie de zaak nu heeft, als rol@organisatie; alleen wie u mag zien.")
            List<String> nuBij,

            @Schema(description = "De eerste termijn die afloopt van wat u mag zien, ook die om op te pakken.")
            Instant volgendeTermijn) {

        static Rij of(DossierSearch.Row row, CaseWork.Known known) {
            CaseLines.CaseLine line = known.line();
            return new Rij(
                    row.id(),
                    row.reference(),
                    row.municipality(),
                    row.status().code(),
                    row.received(),
                    row.acute(),
                    known.late(),
                    line == null ? null : line.forms(),
                    line == null ? null : line.minor(),
                    line == null ? null : line.channel(),
                    known.with().stream().map(GroupId::toString).toList(),
                    known.first() == null ? null : CaseWork.Known.next(known.first()));
        }
    }

    /** A search whose question may name a person travels in the body, never in the address. */
    record Zoekopdracht(
            String referentie,
            String status,
            String gemeente,
            String van,
            String tot,

            @Schema(description = "Een naam die precies klopt.")
            String naam,

            @Schema(description = "Een deel van een nummer of van een naam.")
            String zoek,

            @Schema(description = "nieuwste, oudste of termijn")
            String sorteer,

            String volgende,
            String vorige) {}

    record Regel(Instant moment, String soort, String tekst, String door) {}

    record Partij(String rol, String organisatie, String naam) {}

    record Notitie(
            UUID id,
            Instant moment,
            String soort,
            String tekst,
            boolean overZorg,
            String door,
            List<String> gedeeldMet) {

        static Notitie of(Notes.Note note) {
            return new Notitie(
                    note.id(),
                    note.at(),
                    note.kind().code(),
                    note.text(),
                    note.care(),
                    note.group(),
                    note.sharedWith());
        }
    }

    /**
     * @param persoon de hoeveelste van de betrokkenen; null bij een feit van de melding zelf
     * @param oud bij vormen en indicatoren codes met een komma ertussen, net als nieuw
     */
    record Wijziging(Instant moment, String feit, Integer persoon, String oud, String nieuw, String door) {

        static Wijziging of(FactChanges.FactChange change) {
            return new Wijziging(
                    change.at(),
                    change.fact().code(),
                    change.person(),
                    change.before(),
                    change.after(),
                    change.group());
        }
    }

    /** Wat er in vaste woorden bekend is, voor wie vanaf de ontvangst meekijkt. */
    record Kern(List<String> vormen, String minderjarig) {

        static Kern of(DossierReading.Core core) {
            return new Kern(core.forms(), core.minor());
        }
    }

    /** Een einde waarna de zaak weer openging. */
    record EerderEinde(
            int nummer, String uitkomst, Instant moment, Instant heropend, String reden, String toelichting) {

        static EerderEinde of(CaseEnds.PastEnd end) {
            return new EerderEinde(
                    end.number(),
                    end.outcome().code(),
                    end.at(),
                    end.reopenedAt(),
                    end.reason().code(),
                    end.text());
        }
    }

    record Zaak(
            UUID id,
            String referentie,
            String gemeente,
            String status,
            Instant ontvangen,
            String uitkomst,

            @Schema(
                    description =
                            "De eindes waarna de zaak weer openging, het oudste eerst; leeg als u die niet mag zien.")
            List<EerderEinde> eerdereEindes,

            DossierReading.Report melding,
            Kern kern,
            List<DossierReading.InvolvedPerson> betrokkenen,
            DossierReading.KnownReporter melder,
            List<Entries.Entry> antwoorden,
            List<Actions.Action> acties,
            String andereActies,
            List<Wijziging> wijzigingen,
            List<Notitie> notities,
            List<Regel> tijdlijn,
            List<Partij> partijen,
            List<TakenController.Taak> taken) {}

    private static final int LONGEST = 200;

    private final DossierSearch search;
    private final TypedInCases typed;
    private final CaseWork work;
    private final DossierReading reading;
    private final AccessService door;
    private final Parties parties;
    private final TaskList tasks;
    private final Directory directory;
    private final TimelineText texts;
    private final CurrentViewer current;
    private final LookLog looks;
    private final OwnDetails own;
    private final CaseEndViews ends;

    ZakenController(
            DossierSearch search,
            TypedInCases typed,
            CaseWork work,
            DossierReading reading,
            AccessService door,
            Parties parties,
            TaskList tasks,
            Directory directory,
            TimelineText texts,
            CurrentViewer current,
            LookLog looks,
            OwnDetails own,
            CaseEndViews ends) {
        this.own = own;
        this.ends = ends;
        this.directory = directory;
        this.looks = looks;
        this.search = search;
        this.typed = typed;
        this.work = work;
        this.reading = reading;
        this.door = door;
        this.parties = parties;
        this.tasks = tasks;
        this.texts = texts;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Zaken die ik mag zien, de nieuwste eerst",
            description =
                    "van en tot: datum (jjjj-mm-dd). sorteer: nieuwste, oudste of termijn; met termijn alleen de zaken waarin u of uw team nu iets moet doen, wat het eerst af moet bovenaan. Vijftig per bladzijde; geef 'volgende' of 'vorige' mee om te bladeren, met dezelfde keuzes.")
    Zaken zaken(
            @RequestParam(name = "referentie", required = false) String reference,
            @RequestParam(name = "status", required = false) String status,
            @RequestParam(name = "gemeente", required = false) String municipality,
            @RequestParam(name = "van", required = false) String from,
            @RequestParam(name = "tot", required = false) String until,
            @RequestParam(name = "sorteer", required = false) String sort,
            @RequestParam(name = "volgende", required = false) String next,
            @RequestParam(name = "vorige", required = false) String previous) {
        return find(new Zoekopdracht(reference, status, municipality, from, until, null, null, sort, next, previous));
    }

    @PostMapping("/zoekopdrachten")
    @Operation(
            summary = "Zoek ook op een deel van een nummer of van een naam",
            description =
                    "De vraag gaat in het bericht mee, nooit in het adres. naam: alleen als de naam precies klopt. zoek: een deel van een nummer (minstens 3 tekens van wat na het jaar komt) of van een naam, in zaken waarvan u de namen mag zien. onvolledig is waar als er meer zaken zijn dan waarin naar een deel van een naam is gezocht.")
    Zaken zoek(@RequestBody Zoekopdracht question) {
        return find(question);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Een zaak, voor zover ik die mag zien",
            description =
                    "Wat u niet mag zien, staat er niet in. andereActies zegt of een andere partij ook iets doet ('loopt') of deed ('klaar'), meer niet.")
    Zaak zaak(@PathVariable("id") UUID id) {
        Viewer viewer = current.get();
        Grant grant = door.open(viewer, id, "zaak", Part.OF_THE_CASE);
        DossierReading.View view = reading.read(grant, viewer.groups());
        DossierReading.State state = view.state();
        Map<String, String> steps = tasks.stepNames(id);
        return new Zaak(
                id,
                state.reference(),
                state.municipality(),
                state.status().code(),
                state.received(),
                state.outcome() == null ? null : state.outcome().code(),
                ends.past(grant).stream().map(EerderEinde::of).toList(),
                view.report(),
                view.core() == null ? null : Kern.of(view.core()),
                view.involved(),
                view.reporter(),
                view.entries(),
                view.actions(),
                view.elsewhere() == null ? null : view.elsewhere().code(),
                view.changes().stream().map(Wijziging::of).toList(),
                view.notes() == null
                        ? null
                        : view.notes().stream().map(Notitie::of).toList(),
                view.timeline() == null
                        ? null
                        : view.timeline().stream()
                                .map(line ->
                                        new Regel(line.at(), line.kind(), texts.of(line, steps), texts.actor(line)))
                                .toList(),
                grant.sees(Part.TIJDLIJN) ? parties(id, view.needToKnow()) : null,
                grant.sees(Part.TIJDLIJN)
                        ? tasks.ofDossier(id, viewer).stream()
                                .filter(task -> task.mine() || view.needToKnow().work(task.step(), task.group()))
                                // the case itself says what it is about
                                .map(task -> TakenController.Taak.of(task, null))
                                .toList()
                        : null);
    }

    private List<Partij> parties(UUID id, NeedToKnow known) {
        return parties.of(id).stream()
                .filter(party -> known.party(party.step(), party.group()))
                .map(party -> new Partij(
                        party.group().role().code(),
                        party.group().organisation(),
                        texts.group(party.group().toString())))
                .toList();
    }

    private Zaken find(Zoekopdracht question) {
        InputCheck check = new InputCheck();
        check.code("status", question.status(), Status.codes());
        LocalDate from = check.day("van", question.van());
        LocalDate until = check.day("tot", question.tot());
        check.period("tot", from, until);
        check.text("referentie", question.referentie(), LONGEST)
                .text("naam", question.naam(), LONGEST)
                .text("zoek", question.zoek(), LONGEST);
        check.code("sorteer", question.sorteer(), Coded.codes(CaseSort.class));
        if (question.gemeente() != null
                && directory.municipality(question.gemeente()).isEmpty()) {
            check.error("gemeente", "onbekende-gemeente", "fout.gemeente.onbekend.code");
        }
        check.done();
        Viewer viewer = current.get();
        Status status =
                question.status() == null ? null : Status.of(question.status()).orElseThrow();
        Visible visible = door.visible(viewer);
        TypedInCases.Found found = question.zoek() == null || question.zoek().isBlank()
                ? null
                : typed.find(question.zoek().strip(), visible);
        DossierSearch.Page page = search.find(
                new DossierSearch.Query(
                        question.referentie(),
                        status,
                        question.gemeente(),
                        from == null ? null : start(from),
                        // the last day counts in full
                        until == null ? null : start(until.plusDays(1)),
                        question.naam(),
                        found,
                        Coded.of(CaseSort.class, question.sorteer()).orElse(CaseSort.NIEUWSTE),
                        CasePosition.asked(question.volgende(), question.vorige())),
                visible);
        String typedName = Stream.of(question.naam(), question.zoek())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        looks.shown(
                viewer,
                own.mark("zaken", typedName, viewer),
                page.rows().stream().map(DossierSearch.Row::id).toList());
        Map<UUID, CaseWork.Known> known =
                work.of(page.rows().stream().map(DossierSearch.Row::id).toList(), viewer);
        return new Zaken(
                page.rows().stream()
                        .map(row -> Rij.of(row, known.getOrDefault(row.id(), CaseWork.Known.NOTHING)))
                        .toList(),
                page.next() == null ? null : page.next().toString(),
                page.previous() == null ? null : page.previous().toString(),
                found != null && found.partly());
    }

    /** Where a day begins in the Netherlands. */
    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Zones.AMSTERDAM).toInstant();
    }
}
