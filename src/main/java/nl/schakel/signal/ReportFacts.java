package nl.schakel.signal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.signal.internal.ReportEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Read model: what a dossier knows in codes, corrections included, for a route that begins later than at receipt. */
@Service
public class ReportFacts {

    /**
     * What is known.
     *
     * @param personNamed whether anybody is known by name or otherwise
     * @param minor code of {@link AgeAnswer}, or that nobody was asked
     * @param forms codes of forms of exploitation, each with the form that it is a sub-form of
     */
    public record Known(boolean personNamed, String minor, Set<String> forms) {}

    private final EntityManager entities;
    private final FactChanges changes;
    private final ExploitationForms forms;

    ReportFacts(EntityManager entities, FactChanges changes, ExploitationForms forms) {
        this.entities = entities;
        this.changes = changes;
        this.forms = forms;
    }

    /** What this dossier knows. */
    @Transactional(readOnly = true)
    public Known of(UUID dossier) {
        ReportEntity report = entities.find(ReportEntity.class, dossier);
        List<FactChanges.FactChange> corrected = changes.of(dossier);
        long people = entities.createQuery(
                        "select count(p) from InvolvedPersonEntity p where p.dossierId = :dossier", Long.class)
                .setParameter("dossier", dossier)
                .getSingleResult();
        String minor = last(corrected, ChangedFact.MINDERJARIG).orElse(report.minor);
        return new Known(
                people > 0 || corrected.stream().anyMatch(change -> change.person() != null),
                minor,
                forms.forRouting(last(corrected, ChangedFact.VORMEN)
                        .map(ChangedFact::codesIn)
                        .orElse(report.forms)));
    }

    /** What is known of the age now: code of {@link AgeAnswer}, or that nobody was asked; empty when nothing was reported. */
    @Transactional(readOnly = true)
    public Optional<String> minor(UUID dossier) {
        return Optional.ofNullable(entities.find(ReportEntity.class, dossier))
                .map(report ->
                        last(changes.of(dossier), ChangedFact.MINDERJARIG).orElse(report.minor));
    }

    private static Optional<String> last(List<FactChanges.FactChange> corrected, ChangedFact fact) {
        return corrected.stream()
                .filter(change -> change.fact() == fact)
                .map(FactChanges.FactChange::after)
                .reduce((earlier, later) -> later);
    }
}
