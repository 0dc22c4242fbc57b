package nl.schakel.administration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.internal.AbsenceTable;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.administration.internal.RoleProposalTable;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Command service: who is away, from which day to which, and who replaces them meanwhile in each of their roles. A role in somebody's
 * place takes the same two people as any other. While somebody is away, what they had in hand goes back to the group, and where nobody
 * else is there, work goes to who stands in for an empty role.
 */
@Service
public class Absences {

    private static final int LONGEST_IN_DAYS = 366;

    /**
     * What somebody asks.
     *
     * @param firstDay as typed, such as 2026-12-24
     * @param replacements who replaces in which role; a role without anybody may be absent
     */
    public record Asked(String firstDay, String lastDay, Map<GroupId, UUID> replacements) {}

    /**
     * An absence that is planned or runs.
     *
     * @param begun whether it runs
     * @param replacing who was asked to replace, and how that stands
     */
    public record Absence(
            UUID person, LocalDate firstDay, LocalDate lastDay, boolean begun, List<Replacing> replacing) {}

    /**
     * Somebody who was asked to replace.
     *
     * @param decision code; null when nobody decided yet
     * @param standsIn whether they hold the role in that place now
     */
    public record Replacing(UUID person, GroupId group, String decision, boolean standsIn) {}

    /**
     * A role in which somebody can be replaced.
     *
     * @param others who holds it too and is not away
     * @param colleagues who could get it for that time
     */
    public record Choice(GroupId group, List<Person> others, List<Person> colleagues) {}

    private final AbsenceTable table;
    private final RoleProposalTable proposals;
    private final Replacements replacements;
    private final Staff staff;
    private final UnfilledRoles unfilled;
    private final Directory directory;
    private final DirectoryChangeTable changes;
    private final DirectoryTurn turn;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Absences(
            AbsenceTable table,
            RoleProposalTable proposals,
            Replacements replacements,
            Staff staff,
            UnfilledRoles unfilled,
            Directory directory,
            DirectoryChangeTable changes,
            DirectoryTurn turn,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.proposals = proposals;
        this.replacements = replacements;
        this.staff = staff;
        this.unfilled = unfilled;
        this.directory = directory;
        this.changes = changes;
        this.turn = turn;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One's own absence that is planned or runs. */
    @Transactional(readOnly = true)
    public Optional<Absence> own(Viewer viewer) {
        return open(viewer.personId());
    }

    /** The absence of a colleague that is planned or runs. @throws NotVisible when they are not theirs to keep */
    @Transactional(readOnly = true)
    public Optional<Absence> of(UUID person, String organisation, Viewer viewer) {
        needsKeeping(person, organisation, viewer);
        return open(person);
    }

    /** The absences at an organisation that are planned or run, the first to begin on top. */
    @Transactional(readOnly = true)
    public List<Absence> at(String organisation, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        return table
                .openOf(directory.peopleOf(organisation).stream()
                        .map(Person::id)
                        .toList())
                .stream()
                .map(this::read)
                .toList();
    }

    /** In the place of whom a proposed role would be held, with the days. */
    @Transactional(readOnly = true)
    public Optional<Absence> behind(RoleProposals.Waiting proposal) {
        return Optional.ofNullable(proposal.absence()).flatMap(table::open).map(this::read);
    }

    /** Whether somebody held a role in the place of another at a moment. */
    @FunctionalInterface
    public interface StandIns {

        boolean at(UUID person, Instant moment);
    }

    /** Who of these people stood in for another, at any moment of a stretch of time. */
    @Transactional(readOnly = true)
    public StandIns standIns(Set<UUID> people, Instant from, Instant until) {
        List<RoleProposalTable.StoodIn> found = people.isEmpty() ? List.of() : proposals.stoodIn(people, from, until);
        return (person, moment) -> found.stream()
                .anyMatch(one ->
                        one.person().equals(person) && !moment.isBefore(one.from()) && !moment.isAfter(one.until()));
    }

    /** The roles in which one can be replaced oneself. */
    public List<Choice> choices(Viewer viewer) {
        return choices(viewer.personId(), group -> true);
    }

    /** The roles in which a colleague can be replaced. @throws NotVisible when they are not theirs to keep */
    public List<Choice> choices(UUID person, String organisation, Viewer viewer) {
        needsKeeping(person, organisation, viewer);
        return choices(person, group -> Authority.keepsPeople(viewer, group.organisation()));
    }

    private List<Choice> choices(UUID person, Predicate<GroupId> theirs) {
        return directory.person(person).map(Person::groups).orElse(Set.of()).stream()
                .filter(group -> group.role() != Role.BEHEER && !RoleSets.REPORTERS.contains(group.role()))
                .filter(theirs)
                .sorted()
                .map(group -> choice(person, group))
                .toList();
    }

    private Choice choice(UUID person, GroupId group) {
        List<Person> others = directory.present(group).stream()
                .filter(one -> !one.id().equals(person) && replacements.holdsForGood(one.id(), group))
                .toList();
        List<Person> colleagues = directory.peopleOf(group.organisation()).stream()
                .filter(Person::active)
                .filter(one -> !one.id().equals(person)
                        && !replacements.holdsForGood(one.id(), group)
                        && !directory.isAway(one.id()))
                .sorted(Comparator.comparing(Person::displayName).thenComparing(Person::username))
                .toList();
        return new Choice(group, others, colleagues);
    }

    /** Somebody will be away themselves. @throws InvalidInput with every error at once */
    @Transactional
    public void reportOwn(Asked asked, Viewer viewer) {
        turn.take();
        report(viewer.personId(), choices(viewer), asked, viewer);
    }

    /**
     * A colleague is or will be away, and cannot say so.
     *
     * @throws InvalidInput with every error at once
     * @throws NotVisible when they are not theirs to keep
     */
    @Transactional
    public void report(UUID person, String organisation, Asked asked, Viewer viewer) {
        turn.take();
        report(person, choices(person, organisation, viewer), asked, viewer);
    }

    /** Within the turn of the directory, in which the choices were read too. */
    private void report(UUID person, List<Choice> choices, Asked asked, Viewer viewer) {
        LocalDate today = today();
        InputCheck check = new InputCheck();
        LocalDate first = check.day("eersteDag", required(check, "eersteDag", asked.firstDay(), "fout.afwezig.eerste"));
        LocalDate last =
                check.day("laatsteDag", required(check, "laatsteDag", asked.lastDay(), "fout.afwezig.laatste"));
        if (first != null && first.isBefore(today)) {
            check.error("eersteDag", "voorbij", "fout.afwezig.voorbij");
        }
        if (first != null && last != null && last.isBefore(first)) {
            check.error("laatsteDag", "te-vroeg", "fout.afwezig.volgorde");
        } else if (first != null && last != null && last.isAfter(first.plusDays(LONGEST_IN_DAYS))) {
            check.error("laatsteDag", "te-lang", "fout.afwezig.te-lang");
        }
        Map<GroupId, UUID> chosen = chosen(check, choices, asked.replacements(), viewer);
        check.done();
        UUID id = UUID.randomUUID();
        AbsenceTable.Row row = new AbsenceTable.Row(id, person, first, last, false);
        if (!table.insert(row, viewer.personId(), clock.instant())) {
            throw InvalidInput.of("eersteDag", "al-gemeld", "fout.afwezig.al");
        }
        organisationsOf(person)
                .forEach(organisation ->
                        changes.add(viewer.personId(), ChangeKind.AFWEZIG_GEMELD, person, organisation, null));
        chosen.forEach((group, replacement) -> ask(id, group, replacement, viewer));
        if (!first.isAfter(today)) {
            begin(row, viewer.personId());
        }
    }

    private static String required(InputCheck check, String field, String typed, String sentence) {
        if (typed == null || typed.isBlank()) {
            check.error(field, "verplicht", sentence);
            return null;
        }
        return typed.strip();
    }

    private Map<GroupId, UUID> chosen(InputCheck check, List<Choice> choices, Map<GroupId, UUID> asked, Viewer viewer) {
        Map<GroupId, UUID> chosen = new TreeMap<>();
        asked.forEach((group, replacement) -> {
            boolean offered = choices.stream()
                    .filter(choice -> choice.group().equals(group))
                    .flatMap(choice -> choice.colleagues().stream())
                    .anyMatch(colleague -> colleague.id().equals(replacement));
            if (!offered) {
                check.error("vervanger", "onbekende-keuze", "fout.afwezig.vervanger");
            } else if (replacement.equals(viewer.personId())) {
                check.error("vervanger", "uzelf", "fout.persoon.uzelf");
            } else {
                chosen.put(group, replacement);
            }
        });
        return chosen;
    }

    private void ask(UUID absence, GroupId group, UUID replacement, Viewer viewer) {
        UUID proposal = UUID.randomUUID();
        var row = new RoleProposalTable.Row(proposal, replacement, group, viewer.personId(), clock.instant(), absence);
        if (!proposals.insert(row)) {
            throw InvalidInput.of("vervanger", "wacht-al", "fout.afwezig.wacht-al");
        }
        changes.ofPerson(viewer.personId(), ChangeKind.ROL_VOORGESTELD, replacement, group);
        staff.tellSecondPerson(proposal, replacement, group.organisation(), viewer);
    }

    /** Somebody is back, or stays after all. @return false when nothing was planned and nothing ran */
    @Transactional
    public boolean endOwn(Viewer viewer) {
        return end(viewer.personId(), viewer);
    }

    /** The same for a colleague. @throws NotVisible when they are not theirs to keep */
    @Transactional
    public boolean end(UUID person, String organisation, Viewer viewer) {
        needsKeeping(person, organisation, viewer);
        return end(person, viewer);
    }

    private boolean end(UUID person, Viewer viewer) {
        turn.take();
        boolean open = table.openOf(person).isPresent();
        replacements.end(person, viewer.personId());
        return open;
    }

    /**
     * Begins and ends what is due on this day, each in a transaction of its own; one that fails holds up no other.
     *
     * @throws RuntimeException the first failure, after all were tried
     */
    public void look() {
        RuntimeException first = null;
        for (UUID id : table.due(today())) {
            try {
                transaction.executeWithoutResult(status -> follow(id));
            } catch (RuntimeException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void follow(UUID id) {
        turn.take();
        UUID by = Viewer.SYSTEM.personId();
        table.open(id).ifPresent(absence -> {
            if (absence.lastDay().isBefore(today())) {
                replacements.end(absence.person(), by);
            } else if (!absence.begun()) {
                begin(absence, by);
            }
        });
    }

    private void begin(AbsenceTable.Row absence, UUID by) {
        replacements.begin(absence, by);
        unfilled.tellVacated(
                directory.person(absence.person()).map(Person::groups).orElse(Set.of()).stream()
                        .sorted()
                        .toList(),
                absence.person());
    }

    private Optional<Absence> open(UUID person) {
        return table.openOf(person).map(this::read);
    }

    private Absence read(AbsenceTable.Row row) {
        List<Replacing> replacing = proposals.standing(row.id()).stream()
                .map(one -> new Replacing(one.person(), one.group(), one.decision(), one.standsIn()))
                .toList();
        return new Absence(row.person(), row.firstDay(), row.lastDay(), row.begun(), replacing);
    }

    private List<String> organisationsOf(UUID person) {
        return directory.person(person).map(Person::groups).orElse(Set.of()).stream()
                .map(GroupId::organisation)
                .distinct()
                .sorted()
                .toList();
    }

    private void needsKeeping(UUID person, String organisation, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        boolean colleague = directory.peopleOf(organisation).stream()
                .anyMatch(one -> one.id().equals(person) && one.active());
        if (!colleague || person.equals(viewer.personId())) {
            throw new NotVisible();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.AMSTERDAM);
    }
}
