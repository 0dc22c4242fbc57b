package nl.schakel.signal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.signal.internal.EntryEntity;
import nl.schakel.support.crypto.CaseCipher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: the answers of task forms as the dossier keeps them: encrypted, with who gave them and who may read
 * them.
 */
@Service
public class Entries {

    /**
     * One answer.
     *
     * @param label the question as it was asked
     * @param share codes of the roles that may read it; empty means everybody who may read answers
     * @param group {@code role@organisation} of the author; null for a reporter
     */
    public record Entry(
            Instant at, String step, String field, String label, String value, List<String> share, String group) {}

    private final EntityManager entities;
    private final CaseCipher ciphers;
    private final Clock clock;

    Entries(EntityManager entities, CaseCipher ciphers, Clock clock) {
        this.entities = entities;
        this.ciphers = ciphers;
        this.clock = clock;
    }

    /** Keeps one answer in the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(
            UUID dossier,
            String step,
            String taskId,
            String field,
            String label,
            String value,
            List<String> share,
            UUID author,
            String group) {
        EntryEntity entry = new EntryEntity();
        entry.id = UUID.randomUUID();
        entry.dossierId = dossier;
        entry.at = clock.instant();
        entry.step = step;
        entry.taskId = taskId;
        entry.field = field;
        entry.label = label;
        entry.value(value, ciphers);
        entry.share = share;
        entry.author = author;
        entry.authorGroup = group;
        entities.persist(entry);
    }

    /** All answers, the oldest first. The caller decides with the reader's grant which of them are shown. */
    @Transactional(readOnly = true)
    public List<Entry> of(UUID dossier) {
        return entities
                .createQuery(
                        "select e from EntryEntity e where e.dossierId = :dossier order by e.at, e.field",
                        EntryEntity.class)
                .setParameter("dossier", dossier)
                .getResultList()
                .stream()
                .map(this::entry)
                .toList();
    }

    /** The newest answer to one question. */
    @Transactional(readOnly = true)
    public Optional<String> latest(UUID dossier, String field) {
        return entities.createQuery(
                        "select e from EntryEntity e where e.dossierId = :dossier and e.field = :field"
                                + " order by e.at desc",
                        EntryEntity.class)
                .setParameter("dossier", dossier)
                .setParameter("field", field)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(e -> e.value(ciphers));
    }

    private Entry entry(EntryEntity e) {
        return new Entry(e.at, e.step, e.field, e.label, e.value(ciphers), e.share, e.authorGroup);
    }
}
