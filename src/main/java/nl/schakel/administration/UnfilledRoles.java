package nl.schakel.administration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.administration.MissingRoles.Missing;
import nl.schakel.administration.internal.UnfilledRoleTable;
import nl.schakel.administration.internal.UnfilledRoleTable.Unfilled;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Background work: looks for roles that the route of a region needs and nobody holds, however that came about, and tells who can mend it:
 * who keeps the people of that organisation, and the chain directors of the region; when there is no chain director, who runs Schakel. Who
 * leaves is told of at once ({@link #tellVacated}); what was never filled after an hour, since somebody may be at work on it; both again each
 * week, four times in all.
 */
@Service
public class UnfilledRoles {

    private static final Duration AT_WORK_ON_IT = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofDays(7);
    private static final int MOST = 4;

    private final MissingRoles missing;
    private final UnfilledRoleTable table;
    private final Directory directory;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnfilledRoles(
            MissingRoles missing,
            UnfilledRoleTable table,
            Directory directory,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.missing = missing;
        this.table = table;
        this.directory = directory;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks at every region, each in a transaction of its own. */
    public void look() {
        directory.regions().forEach(region -> transaction.executeWithoutResult(status -> look(region)));
    }

    private void look(Region region) {
        Instant now = clock.instant();
        Set<Missing> gone = new HashSet<>(missing.in(region));
        for (Unfilled known : table.open(region.code())) {
            if (!gone.remove(new Missing(known.role(), known.organisation()))) {
                table.filled(known.id(), now);
            }
        }
        gone.forEach(one -> table.add(region.code(), one.role(), one.organisation(), now));
        tell(
                region,
                table.open(region.code()).stream().filter(one -> due(one, now)).toList(),
                now);
    }

    private static boolean due(Unfilled one, Instant now) {
        return one.told() == 0
                ? !now.isBefore(one.since().plus(AT_WORK_ON_IT))
                : one.told() < MOST && !now.isBefore(one.toldAt().plus(AGAIN));
    }

    /**
     * Tells at once of roles that nobody holds since this person has them no more.
     *
     * @param ended the groups that this person was in; they may still be, for who reads the directory within this transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellVacated(Collection<GroupId> ended, UUID person) {
        Instant now = clock.instant();
        for (GroupId group : ended) {
            if (directory.present(group).stream()
                    .anyMatch(member -> !member.id().equals(person))) {
                continue;
            }
            for (Region region : missing.needing(group)) {
                table.add(region.code(), group.role(), group.organisation(), now);
                tell(
                        region,
                        table.open(region.code()).stream()
                                .filter(one -> one.told() == 0
                                        && one.role() == group.role()
                                        && group.organisation().equals(one.organisation()))
                                .toList(),
                        now);
            }
        }
    }

    /** One message for each who is told, however many roles there are. */
    private void tell(Region region, List<Unfilled> due, Instant now) {
        List<Unfilled> mine = new ArrayList<>(due);
        mine.removeIf(one -> !table.tell(one.id(), one.told(), now));
        if (mine.isEmpty()) {
            return;
        }
        String key = "rol-onbezet-" + UUID.randomUUID();
        mine.stream()
                .map(Unfilled::organisation)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(organisation -> outbox.toGroup(
                        new GroupId(Role.PERSONEELSBEHEER, organisation),
                        Template.ROL_ONBEZET,
                        key,
                        Staff.organisationPage(organisation)));
        Optional<GroupId> directors =
                directory.covering(region.code(), Role.KETENREGISSEUR).filter(directory::hasMembers);
        outbox.toGroup(
                directors.orElse(GroupId.CARETAKERS), Template.ROL_ONBEZET, key, "/beheer/regios/" + region.code());
    }
}
