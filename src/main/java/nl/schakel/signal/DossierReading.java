package nl.schakel.signal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.internal.DossierEntity;
import nl.schakel.signal.internal.InvolvedPersonEntity;
import nl.schakel.signal.internal.ReportEntity;
import nl.schakel.support.crypto.PersonalDataCipher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Read model: reads a dossier as far as a grant goes: what a person may not see is not in the answer at all (R7). */
@Service
public class DossierReading {

    /** The state of a dossier; no person in it. */
    public record State(
            UUID id,
            String reference,
            String municipality,
            String region,
            Status status,
            boolean acute,
            String channel,
            Instant received,
            Outcome outcome,
            Instant closed,
            boolean withdrawalAsked,
            boolean questionOpen) {}

    /** What was reported. */
    public record Report(
            String explanation,
            String location,
            List<String> forms,
            String minor,
            List<String> indicators,
            String reportingCodeDuty) {}

    /** Somebody the signal is about. */
    public record InvolvedPerson(String name, String birthYear, String gender, String nationality, String knownTo) {}

    /** Who reported, and whether writing is safe. */
    public record KnownReporter(
            String name, String job, String email, String phone, boolean safe, boolean hasAccount) {}

    /**
     * A dossier as one reader may see it. A part that the reader may not see is null, never empty.
     *
     * @param entries answers that the reader's roles may read
     */
    public record View(
            State state,
            Report report,
            List<InvolvedPerson> involved,
            KnownReporter reporter,
            List<Entries.Entry> entries,
            List<Actions.Action> actions,
            List<Timeline.TimelineLine> timeline) {}

    private final EntityManager entities;
    private final PersonalDataCipher cipher;
    private final Entries entries;
    private final Actions actions;
    private final Timeline timeline;

    DossierReading(
            EntityManager entities, PersonalDataCipher cipher, Entries entries, Actions actions, Timeline timeline) {
        this.entities = entities;
        this.cipher = cipher;
        this.entries = entries;
        this.actions = actions;
        this.timeline = timeline;
    }

    /**
     * The dossier as far as the grant goes.
     *
     * @param groups the reader's groups; an answer that is shared with named roles shows only to these and to its author's
     *     group
     */
    @Transactional(readOnly = true)
    public View read(Grant grant, Set<GroupId> groups) {
        UUID id = grant.dossier();
        ReportEntity report = entities.find(ReportEntity.class, id);
        return new View(
                state(id),
                grant.sees(Part.MELDING) ? report(report) : null,
                grant.sees(Part.BETROKKENEN) ? involved(id) : null,
                grant.sees(Part.MELDER) ? reporter(report) : null,
                grant.sees(Part.ANTWOORDEN) ? answers(id, groups) : null,
                grant.sees(Part.ACTIES) ? actions.of(id) : null,
                grant.sees(Part.TIJDLIJN) ? timeline.of(id) : null);
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
                d.status(),
                d.acute,
                d.channel,
                d.receivedAt,
                d.outcome(),
                d.closedAt,
                d.withdrawalAsked,
                d.questionOpen);
    }

    private List<Entries.Entry> answers(UUID id, Set<GroupId> groups) {
        return entries.of(id).stream()
                .filter(entry -> entry.share().isEmpty()
                        || groups.stream()
                                .anyMatch(group ->
                                        entry.share().contains(group.role().code())
                                                || group.toString().equals(entry.group())))
                .toList();
    }

    private List<InvolvedPerson> involved(UUID id) {
        return entities
                .createQuery(
                        "select p from InvolvedPersonEntity p where p.dossierId = :dossier order by p.position",
                        InvolvedPersonEntity.class)
                .setParameter("dossier", id)
                .getResultList()
                .stream()
                .map(person -> person.open(cipher))
                .toList();
    }

    private Report report(ReportEntity r) {
        ReportEntity.Story told = r.story(cipher);
        return new Report(told.explanation(), told.location(), r.forms, r.minor, r.indicators, r.reportingCodeDuty);
    }

    private KnownReporter reporter(ReportEntity r) {
        ReportEntity.Reporter who = r.reporter(cipher);
        return new KnownReporter(
                who.name(), who.job(), who.email(), who.phone(), r.reporterSafe, r.reporterPerson != null);
    }
}
