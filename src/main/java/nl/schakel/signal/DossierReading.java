package nl.schakel.signal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.internal.DossierEntity;
import nl.schakel.signal.internal.InvolvedPersonEntity;
import nl.schakel.signal.internal.ReportEntity;
import nl.schakel.support.crypto.CaseCipher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Read model: reads a dossier as far as a grant goes: what a person may not see is not in the answer at all (R7). */
@Service
public class DossierReading {

    /** The state of a dossier; no person in it. @param organisation who brought it; null when it is the municipality's */
    public record State(
            UUID id,
            String reference,
            String municipality,
            String region,
            String organisation,
            Status status,
            boolean acute,
            String channel,
            Instant received,
            Outcome outcome,
            Instant closed,
            boolean withdrawalAsked,
            boolean questionOpen) {}

    /** Where it is online. @param kind code of {@link OnlineKind} */
    public record PlaceOnline(String kind, String where) {}

    /**
     * What was reported.
     *
     * @param livesIn CBS codes of where the person lives; {@code recruitedIn} and {@code exploitedIn} alike, besides the
     *     municipality of the case
     */
    public record Report(
            String explanation,
            String location,
            List<PlaceOnline> online,
            List<String> livesIn,
            List<String> recruitedIn,
            List<String> exploitedIn,
            List<String> forms,
            String minor,
            List<String> indicators,
            String reportingCodeDuty) {

        /** The same report with what a change says. */
        Report with(FactChanges.FactChange change) {
            ChangedFact fact = change.fact();
            return new Report(
                    fact == ChangedFact.TOELICHTING ? change.after() : explanation,
                    fact == ChangedFact.LOCATIE ? change.after() : location,
                    online,
                    livesIn,
                    recruitedIn,
                    exploitedIn,
                    fact == ChangedFact.VORMEN ? ChangedFact.codesIn(change.after()) : forms,
                    fact == ChangedFact.MINDERJARIG ? change.after() : minor,
                    fact == ChangedFact.INDICATOREN ? ChangedFact.codesIn(change.after()) : indicators,
                    reportingCodeDuty);
        }
    }

    /** What the report says in codes. */
    public record Core(List<String> forms, String minor) {}

    /** Somebody the signal is about. */
    public record InvolvedPerson(String name, String birthYear, String gender, String nationality, String knownTo) {}

    /** Who reported, and whether writing is safe. @param aboutSelf ja, nee or niet-gevraagd */
    public record KnownReporter(
            String name, String job, String email, String phone, boolean safe, boolean hasAccount, String aboutSelf) {}

    /**
     * A dossier as one reader may see it. A part that the reader may not see is null, never empty.
     *
     * @param core what it is about in codes, for who sees no more of the report
     * @param entries answers that the reader's roles may read
     * @param actions actions that were shared with the reader
     * @param elsewhere whether there are other actions; null when there are none, or that is not for the reader
     * @param notes notes that were shared with the reader, the newest first
     * @param changes corrected and added facts of the parts that the reader may see, the oldest first
     * @param needToKnow what of the rest of the case the reader may know
     */
    public record View(
            State state,
            Report report,
            Core core,
            List<InvolvedPerson> involved,
            KnownReporter reporter,
            List<Entries.Entry> entries,
            List<Actions.Action> actions,
            Elsewhere elsewhere,
            List<Timeline.TimelineLine> timeline,
            List<Notes.Note> notes,
            List<FactChanges.FactChange> changes,
            NeedToKnow needToKnow) {}

    private final EntityManager entities;
    private final CaseCipher ciphers;
    private final Entries entries;
    private final Actions actions;
    private final Timeline timeline;
    private final Notes notes;
    private final FactChanges facts;

    DossierReading(
            EntityManager entities,
            CaseCipher ciphers,
            Entries entries,
            Actions actions,
            Timeline timeline,
            Notes notes,
            FactChanges facts) {
        this.entities = entities;
        this.ciphers = ciphers;
        this.entries = entries;
        this.actions = actions;
        this.timeline = timeline;
        this.notes = notes;
        this.facts = facts;
    }

    /**
     * The dossier as far as the grant goes.
     *
     * @param groups the reader's groups; what is shared with named roles shows only to these and to its author's group
     */
    @Transactional(readOnly = true)
    public View read(Grant grant, Set<GroupId> groups) {
        UUID id = grant.dossier();
        ReportEntity report = entities.find(ReportEntity.class, id);
        List<Actions.Action> agreed = grant.sees(Part.ACTIES) ? actions.of(id) : List.of();
        NeedToKnow known = new NeedToKnow(grant, groups, agreed);
        List<FactChanges.FactChange> all = facts.of(id);
        List<FactChanges.FactChange> changes = all.stream()
                .filter(change -> grant.sees(change.person() == null ? Part.MELDING : Part.BETROKKENEN))
                .toList();
        return new View(
                state(id),
                grant.sees(Part.MELDING) ? FactChanges.after(report(report), changes) : null,
                grant.sees(Part.KERN) ? core(FactChanges.after(report(report), all)) : null,
                grant.sees(Part.BETROKKENEN) ? FactChanges.after(involved(id), changes) : null,
                grant.sees(Part.MELDER) ? reporter(report) : null,
                answers(id, grant, known),
                grant.sees(Part.ACTIES) ? agreed.stream().filter(known::of).toList() : null,
                elsewhere(agreed, known),
                grant.sees(Part.TIJDLIJN) ? known.of(timeline.of(id)) : null,
                grant.sees(Part.NOTITIES) ? notes.of(id, known) : null,
                changes,
                known);
    }

    /** Codes only, as they are now: what they were is for who sees the report. */
    private static Core core(Report now) {
        return new Core(now.forms(), now.minor());
    }

    /** Who sees what was reported, but not what was answered, still reads what was shared with them by name. */
    private List<Entries.Entry> answers(UUID id, Grant grant, NeedToKnow known) {
        if (grant.sees(Part.ANTWOORDEN)) {
            return entries.of(id).stream().filter(known::of).toList();
        }
        List<Entries.Entry> shared = grant.sees(Part.MELDING)
                ? entries.of(id).stream().filter(known::byName).toList()
                : List.of();
        return shared.isEmpty() ? null : shared;
    }

    /** Only where the dossier stands; for the application itself, and for lists that were checked before. */
    @Transactional(readOnly = true)
    public State state(UUID id) {
        DossierEntity d = entities.find(DossierEntity.class, id);
        return new State(
                d.id,
                d.reference,
                d.municipality,
                d.region,
                d.organisation,
                d.status(),
                d.acute,
                d.channel,
                d.receivedAt,
                d.outcome(),
                d.closedAt,
                d.withdrawalAsked,
                d.questionOpen);
    }

    /** What the reader of the dossier may know, for what belongs to a case and is kept elsewhere. */
    @Transactional(readOnly = true)
    public NeedToKnow needToKnow(Grant grant, Set<GroupId> groups) {
        return new NeedToKnow(grant, groups, grant.sees(Part.ACTIES) ? actions.of(grant.dossier()) : List.of());
    }

    /** The same for the lines of a list: one question, however many cases. */
    @Transactional(readOnly = true)
    public Map<UUID, NeedToKnow> needToKnow(Collection<Grant> grants, Set<GroupId> groups) {
        Map<UUID, List<Actions.Action>> agreed = actions.of(grants.stream()
                .filter(grant -> grant.sees(Part.ACTIES))
                .map(Grant::dossier)
                .toList());
        return grants.stream()
                .collect(Collectors.toMap(
                        Grant::dossier,
                        grant -> new NeedToKnow(grant, groups, agreed.getOrDefault(grant.dossier(), List.of()))));
    }

    private static Elsewhere elsewhere(List<Actions.Action> agreed, NeedToKnow known) {
        List<Actions.Action> others =
                agreed.stream().filter(action -> !known.of(action)).toList();
        if (others.isEmpty()) {
            return null;
        }
        return others.stream().anyMatch(action -> action.outcome() == null) ? Elsewhere.LOOPT : Elsewhere.KLAAR;
    }

    private List<InvolvedPerson> involved(UUID id) {
        return entities
                .createQuery(
                        "select p from InvolvedPersonEntity p where p.dossierId = :dossier order by p.position",
                        InvolvedPersonEntity.class)
                .setParameter("dossier", id)
                .getResultList()
                .stream()
                .map(person -> person.open(ciphers))
                .toList();
    }

    private Report report(ReportEntity r) {
        ReportEntity.Story told = r.story(ciphers);
        return new Report(
                told.explanation(),
                told.location(),
                told.online(),
                r.livesIn,
                r.recruitedIn,
                r.exploitedIn,
                r.forms,
                r.minor,
                r.indicators,
                r.reportingCodeDuty);
    }

    private KnownReporter reporter(ReportEntity r) {
        ReportEntity.Reporter who = r.reporter(ciphers);
        return new KnownReporter(
                who.name(), who.job(), who.email(), who.phone(), r.reporterSafe, r.reporterPerson != null, r.aboutSelf);
    }
}
