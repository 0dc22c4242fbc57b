package nl.schakel.organisation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import nl.schakel.organisation.internal.DirectorySnapshot;
import nl.schakel.organisation.internal.DirectoryTables;
import nl.schakel.support.text.Sentences;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Read model of who is who in the chain. Answers come from memory; a change is seen at once on the node that made it
 * and within seconds on the others.
 */
@Service
public class Directory {

    /** Who helps where no region exists yet. */
    public static final GroupId NATIONAL = new GroupId(Role.LANDELIJK, "landelijk");

    /** Stands where a municipality does, for a case of which nobody knows where it plays: no region, so the nation. */
    public static final String PLACE_UNKNOWN = NATIONAL.organisation();

    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(3).toNanos();
    private static final Sentences ROLES = Sentences.of("messages");

    private final DirectoryTables tables;
    private final ReentrantLock loading = new ReentrantLock();
    private final Object publishing = new Object();
    private volatile long generation;
    private volatile DirectorySnapshot snapshot;
    private volatile long lookedAt;

    Directory(DirectoryTables tables) {
        this.tables = tables;
    }

    /** The municipality with this CBS code. */
    public Optional<Municipality> municipality(String cbsCode) {
        return now().municipality(cbsCode);
    }

    /** All municipalities in alphabetical order. */
    public List<Municipality> municipalities() {
        return now().municipalities();
    }

    /** All regions in alphabetical order. */
    public List<Region> regions() {
        return now().regions();
    }

    /** The region with this code. */
    public Optional<Region> region(String code) {
        return now().region(code);
    }

    /** The region that a municipality takes part in. */
    public Optional<Region> regionOf(String cbsCode) {
        DirectorySnapshot now = now();
        return now.municipality(cbsCode).flatMap(municipality -> now.region(municipality.region()));
    }

    /** Who owns a signal of this municipality: its focus officer, else the chain director, else the national team. */
    public GroupId ownerOf(String cbsCode) {
        return groupFor(Role.AANDACHTSFUNCTIONARIS, cbsCode);
    }

    /**
     * Who owns a signal that this organisation brought: its own focus officer, who triages it; an organisation that
     * appointed none brings its signals straight to the region.
     *
     * @param cbsCode where it plays
     * @param organisation null when the signal is the municipality's
     */
    public GroupId ownerOf(String cbsCode, String organisation) {
        if (organisation == null) {
            return ownerOf(cbsCode);
        }
        return triagesItself(organisation)
                ? new GroupId(Role.AANDACHTSFUNCTIONARIS, organisation)
                : groupFor(Role.KETENREGISSEUR, cbsCode);
    }

    /** Whether an organisation has a focus officer of its own. */
    public boolean triagesItself(String organisation) {
        return hasMembers(new GroupId(Role.AANDACHTSFUNCTIONARIS, organisation));
    }

    /** The organisation whose signal it is when this person brings one; empty when it is the municipality's. */
    public Optional<String> bringerOf(Person person) {
        DirectorySnapshot now = now();
        List<Organisation> own = person.groups().stream()
                .map(group -> now.organisation(group.organisation()))
                .flatMap(Optional::stream)
                .toList();
        return own.stream().allMatch(Organisation::bringsItsOwnSignals)
                ? own.stream().map(Organisation::code).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    /**
     * Who takes over from a group that has nobody left. What an organisation weighed itself goes to the region and never to
     * the municipality, which need not know of it.
     */
    public GroupId successorOf(GroupId gone, String cbsCode) {
        boolean ownOfficer = gone.role() == Role.AANDACHTSFUNCTIONARIS
                && organisation(gone.organisation())
                        .filter(Organisation::bringsItsOwnSignals)
                        .isPresent();
        return groupFor(ownOfficer ? Role.KETENREGISSEUR : gone.role(), cbsCode);
    }

    /**
     * Who plays a role for a municipality: the municipality itself, the organisation that covers its region, else the
     * region's chain director, else the national team. Never nobody. Nobody in the region stands in for the police.
     */
    public GroupId groupFor(Role role, String cbsCode) {
        DirectorySnapshot now = now();
        GroupId local = new GroupId(role, cbsCode);
        if (!now.present(local).isEmpty()) {
            return local;
        }
        Optional<String> region = now.municipality(cbsCode).map(Municipality::region);
        return covering(now, region, role)
                .or(() -> RoleSets.NO_STAND_IN.contains(role)
                        ? Optional.empty()
                        : covering(now, region, Role.KETENREGISSEUR))
                .orElse(NATIONAL);
    }

    private static Optional<GroupId> covering(DirectorySnapshot now, Optional<String> region, Role role) {
        return region.flatMap(code -> now.covering(code, role))
                .map(organisation -> new GroupId(role, organisation))
                .filter(group -> !now.present(group).isEmpty());
    }

    /** Who plays a role for a whole region, whether or not anybody is in that group now. */
    public Optional<GroupId> covering(String region, Role role) {
        return now().covering(region, role).map(organisation -> new GroupId(role, organisation));
    }

    /** The organisation with this code; for a municipality its CBS code. */
    public Optional<Organisation> organisation(String code) {
        return now().organisation(code);
    }

    /** All organisations, in alphabetical order. */
    public List<Organisation> organisations(boolean withMunicipalities) {
        return now().organisations().stream()
                .filter(one -> withMunicipalities || !one.kind().equals(OrganisationKind.GEMEENTE.code()))
                .toList();
    }

    /** The municipalities that take part in a region, in alphabetical order. */
    public List<Municipality> municipalitiesOf(String region) {
        return municipalities().stream()
                .filter(municipality -> region.equals(municipality.region()))
                .toList();
    }

    /** The regions for which one of these groups plays this part, in alphabetical order. */
    public List<Region> regionsOf(Role role, Set<GroupId> groups) {
        return regions().stream()
                .filter(region ->
                        covering(region.code(), role).filter(groups::contains).isPresent())
                .toList();
    }

    /** Who plays which part for a whole region. */
    public Map<Role, String> coverage(String region) {
        return now().coverage(region);
    }

    /** Everybody who holds a role at this organisation, account open or not. */
    public List<Person> peopleOf(String organisation) {
        return people().stream()
                .filter(person -> person.groups().stream()
                        .anyMatch(group -> group.organisation().equals(organisation)))
                .toList();
    }

    /** The active people of a group, in a fixed order, also who is away. */
    public List<Person> members(GroupId group) {
        return now().members(group);
    }

    /** The active people of a group who are not away, in a fixed order. */
    public List<Person> present(GroupId group) {
        return now().present(group);
    }

    /** Whether anybody would see what is given to this group: who is away does not. */
    public boolean hasMembers(GroupId group) {
        return !now().present(group).isEmpty();
    }

    /** Whether an absence of this person runs. */
    public boolean isAway(UUID personId) {
        return now().away(personId);
    }

    /** Everybody with an account, active or not. */
    public List<Person> people() {
        return now().people();
    }

    /** The person with this id. */
    public Optional<Person> person(UUID id) {
        return now().person(id);
    }

    /** The person with this user name. */
    public Optional<Person> byUsername(String username) {
        return now().byUsername(username);
    }

    /** How often somebody chose a password: a session that began with another than the last has ended. */
    public int loginVersion(UUID personId) {
        return now().loginVersion(personId);
    }

    /** The person with this mail address. */
    public Optional<Person> byEmail(String email) {
        return now().byEmail(email);
    }

    /** Where mail for a person goes. For the outbox only: an address is shown to nobody. */
    public Optional<String> emailOf(UUID personId) {
        return now().email(personId);
    }

    /** How a group is called in Dutch, for example "Aandachtsfunctionaris, gemeente Nijkerk". */
    public String label(GroupId group) {
        return label(group.role()) + ", " + labelOf(group.organisation());
    }

    /** How a role is called in Dutch. */
    public String label(Role role) {
        return ROLES.say("rol." + role.code());
    }

    /** How an organisation is called in a sentence, for example "gemeente Nijkerk". */
    public String labelOf(String organisation) {
        return organisation(organisation)
                .map(found -> found.kind().equals("gemeente") ? "gemeente " + found.name() : found.name())
                .orElse(organisation);
    }

    /** The number of the last change that this node knows of. */
    public long version() {
        return now().version().number();
    }

    /** Forgets what is remembered, so that the next answer is what the tables say. */
    public void refresh() {
        synchronized (publishing) {
            generation++;
            snapshot = null;
        }
    }

    // fallbackExecution: a change outside a transaction is final at once
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    void changed(DirectoryChanged change) {
        refresh();
    }

    private DirectorySnapshot now() {
        DirectorySnapshot known = snapshot;
        if (known == null) {
            loading.lock();
            try {
                DirectorySnapshot loadedByOther = snapshot;
                return loadedByOther != null ? loadedByOther : reload();
            } finally {
                loading.unlock();
            }
        }
        if (System.nanoTime() - lookedAt > LOOK_AGAIN_NANOS && loading.tryLock()) {
            try {
                return tables.version().equals(known.version()) ? confirm(known) : reload();
            } finally {
                loading.unlock();
            }
        }
        return known;
    }

    private DirectorySnapshot reload() {
        long began = generation;
        DirectorySnapshot fresh = tables.load();
        if (fresh.version().own()) {
            // what this transaction changed may be rolled back: nobody else sees it yet
            return fresh;
        }
        synchronized (publishing) {
            // what was read before the last refresh may be from before the change that asked for it
            if (generation == began) {
                snapshot = fresh;
                confirm(fresh);
            }
        }
        return fresh;
    }

    private DirectorySnapshot confirm(DirectorySnapshot held) {
        lookedAt = System.nanoTime();
        return held;
    }
}
