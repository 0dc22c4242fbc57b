package nl.schakel.signal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.internal.ActionEntity;
import nl.schakel.support.crypto.CaseCipher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: what the region agrees on: who acts, with which deadline, and what came of it (domain.md, process 1
 * steps 7 and 8).
 */
@Service
public class Actions {

    /**
     * One agreed action.
     *
     * @param round the number of the round in which the region divided the work; the newest is the one that runs
     * @param number place within the round, from 1
     * @param group {@code role@organisation} that acts
     * @param outcome code of the outcome; null while it runs
     * @param share codes of the roles that it was shared with
     * @param agreedBy {@code role@organisation} of who agreed on it; null when that was not kept
     */
    public record Action(
            int round,
            int number,
            String group,
            String what,
            Instant due,
            String outcome,
            Instant doneAt,
            List<String> share,
            String agreedBy) {}

    /** An action to agree on. */
    public record Plan(String group, String what, Instant due) {}

    private final EntityManager entities;
    private final CaseCipher ciphers;
    private final Clock clock;

    Actions(EntityManager entities, CaseCipher ciphers, Clock clock) {
        this.entities = entities;
        this.ciphers = ciphers;
        this.clock = clock;
    }

    /**
     * Starts a new round with these actions; an empty list is a round without actions.
     *
     * @param share codes of the roles that may read them, beside who does them and who agreed on them
     * @param by who agreed on them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void agree(UUID dossier, List<Plan> plans, List<String> share, GroupId by) {
        int round = all(dossier).stream().mapToInt(a -> a.round).max().orElse(0) + 1;
        int number = 1;
        for (Plan plan : plans) {
            ActionEntity action = new ActionEntity();
            action.id = UUID.randomUUID();
            action.dossierId = dossier;
            action.round = round;
            action.number = number++;
            action.groupId = plan.group();
            action.what(plan.what(), ciphers);
            action.due = plan.due();
            action.share = share;
            action.agreedBy = by.toString();
            entities.persist(action);
        }
    }

    /** Notes what came of an action of the newest round. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(UUID dossier, int number, String outcome) {
        all(dossier).stream()
                .filter(a -> a.number == number && a.outcome == null)
                .reduce((first, last) -> last)
                .ifPresent(a -> {
                    a.outcome = outcome;
                    a.doneAt = clock.instant();
                });
    }

    /** The actions of the newest round that are still to be done, in order. */
    @Transactional(readOnly = true)
    public List<Action> open(UUID dossier) {
        return of(dossier).stream().filter(a -> a.outcome() == null).toList();
    }

    /** Every action ever agreed, the oldest round first. */
    @Transactional(readOnly = true)
    public List<Action> of(UUID dossier) {
        return all(dossier).stream().map(this::read).toList();
    }

    /** The same of several cases. */
    Map<UUID, List<Action>> of(Collection<UUID> dossiers) {
        if (dossiers.isEmpty()) {
            return Map.of();
        }
        return entities
                .createQuery("select a from ActionEntity a where a.dossierId in :dossiers", ActionEntity.class)
                .setParameter("dossiers", dossiers)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(a -> a.dossierId, Collectors.mapping(this::read, Collectors.toList())));
    }

    private Action read(ActionEntity a) {
        return new Action(
                a.round, a.number, a.groupId, a.what(ciphers), a.due, a.outcome, a.doneAt, a.share, a.agreedBy);
    }

    private List<ActionEntity> all(UUID dossier) {
        return entities.createQuery(
                        "select a from ActionEntity a where a.dossierId = :dossier order by a.round, a.number",
                        ActionEntity.class)
                .setParameter("dossier", dossier)
                .getResultList();
    }
}
