package nl.schakel.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.administration.internal.RoleMappingTable;
import nl.schakel.login.Provider;
import nl.schakel.login.Providers;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: which role goes with what the provider of an organisation says of somebody. One that opens cases is given by
 * it when a second person agreed; the database checks that it is another.
 */
@Service
public class RoleMappings {

    private static final int LONGEST = 200;

    /**
     * A row of an organisation.
     *
     * @param claimed what the provider says
     * @param twoPeople whether the role takes the yes of a second person
     * @param approved whether that person said it
     * @param mayApprove whether who looks could be that person
     */
    public record MappedRole(
            UUID id,
            String claimed,
            Role role,
            UUID madeBy,
            Instant madeAt,
            boolean twoPeople,
            boolean approved,
            boolean mayApprove) {}

    private final RoleMappingTable table;
    private final Providers providers;
    private final Staff staff;
    private final ProvisionedGroups groups;
    private final DirectoryTurn turn;
    private final DirectoryChangeTable changes;
    private final Clock clock;

    RoleMappings(
            RoleMappingTable table,
            Providers providers,
            Staff staff,
            ProvisionedGroups groups,
            DirectoryTurn turn,
            DirectoryChangeTable changes,
            Clock clock) {
        this.groups = groups;
        this.turn = turn;
        this.table = table;
        this.providers = providers;
        this.staff = staff;
        this.changes = changes;
        this.clock = clock;
    }

    /** Whether this organisation has a provider, or a system, that says which roles people have. */
    public boolean areFor(String organisation) {
        return provider(organisation).isPresent();
    }

    /** Whether a system says who is in a group, so that a row is acted upon at once. */
    public boolean followSystem(String organisation) {
        return provider(organisation).filter(Provider::provisions).isPresent();
    }

    /** The roles that a row can give, in the order of the code list. */
    public List<Role> offers(String organisation, Viewer viewer) {
        needs(organisation, viewer);
        return staff.offers(organisation, viewer).stream()
                .filter(role -> role != Role.BEHEER)
                .toList();
    }

    /** The rows of an organisation. @throws NotVisible when its people are not theirs to keep */
    @Transactional(readOnly = true)
    public List<MappedRole> of(String organisation, Viewer viewer) {
        return table.open(needs(organisation, viewer).code(), organisation).stream()
                .map(row -> new MappedRole(
                        row.id(),
                        row.claimed(),
                        row.group().role(),
                        row.madeBy(),
                        row.madeAt(),
                        Authority.opens(row.group().role()),
                        row.approvedBy() != null,
                        row.approvedBy() == null && isSecond(row, viewer)))
                .toList();
    }

    /**
     * Adds a row.
     *
     * @param typed what the provider says
     * @param roleCode the role that goes with it
     * @throws InvalidInput with every error at once
     */
    @Transactional
    public void add(String organisation, String typed, String roleCode, Viewer viewer) {
        Provider provider = needs(organisation, viewer);
        String claimed = typed == null ? "" : typed.strip();
        InputCheck check = new InputCheck();
        check.required("waarde", claimed, LONGEST, "fout.inlogrol.waarde");
        Optional<Role> role = Coded.of(Role.class, roleCode).filter(offers(organisation, viewer)::contains);
        if (role.isEmpty()) {
            check.error("rol", "onbekende-keuze", "fout.inlogrol.rol");
        }
        check.done();
        GroupId group = new GroupId(role.orElseThrow(), organisation);
        var row = new RoleMappingTable.Row(
                UUID.randomUUID(), provider.code(), claimed, group, viewer.personId(), clock.instant(), null);
        turn.take();
        if (!table.insert(row)) {
            throw InvalidInput.of("waarde", "al-bekend", "fout.inlogrol.al");
        }
        changes.ofPerson(viewer.personId(), ChangeKind.INLOGROL_GEMAAKT, null, group);
        groups.followRows(provider, claimed);
    }

    /** A second person agrees. @return false when somebody did, or the row ended */
    @Transactional
    public boolean approve(UUID id, String organisation, Viewer viewer) {
        Optional<RoleMappingTable.Row> row = find(id, organisation, viewer);
        if (row.isPresent() && !isSecond(row.get(), viewer)) {
            throw new NotVisible();
        }
        return row.isPresent()
                && done(
                        row,
                        table.approve(id, viewer.personId(), clock.instant()),
                        ChangeKind.INLOGROL_AKKOORD,
                        viewer);
    }

    /** The row ends; who has a role by it loses it at the next login, and at once where a system says who is in a group. @return false when it ended already */
    @Transactional
    public boolean end(UUID id, String organisation, Viewer viewer) {
        turn.take();
        Optional<RoleMappingTable.Row> row = find(id, organisation, viewer);
        boolean ended = row.isPresent()
                && done(row, table.end(id, viewer.personId(), clock.instant()), ChangeKind.INLOGROL_WEG, viewer);
        if (ended) {
            groups.followRows(needs(organisation, viewer), row.get().claimed());
        }
        return ended;
    }

    private boolean done(Optional<RoleMappingTable.Row> row, boolean done, ChangeKind what, Viewer viewer) {
        if (done) {
            changes.ofPerson(viewer.personId(), what, null, row.orElseThrow().group());
        }
        return done;
    }

    private Optional<RoleMappingTable.Row> find(UUID id, String organisation, Viewer viewer) {
        return table.open(needs(organisation, viewer).code(), organisation).stream()
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    private static boolean isSecond(RoleMappingTable.Row row, Viewer viewer) {
        return Authority.opens(row.group().role()) && !row.madeBy().equals(viewer.personId());
    }

    private Provider needs(String organisation, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        return provider(organisation).orElseThrow(NotVisible::new);
    }

    private Optional<Provider> provider(String organisation) {
        return providers.all().stream()
                .filter(provider ->
                        provider.organisation().equals(organisation) && (provider.saysRoles() || provider.provisions()))
                .findFirst();
    }
}
