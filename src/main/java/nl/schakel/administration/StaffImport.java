package nl.schakel.administration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.administration.internal.RoleProposalTable;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.support.Coded;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: takes a list of people into an organisation, each by the rules of {@link Staff}. It says first what would
 * happen to each row; then all of it happens, or nothing.
 */
@Service
public class StaffImport {

    /** How many people one list may have. */
    public static final int MOST_ROWS = StaffSheet.MOST_ROWS;

    /** What happens to somebody on a list. */
    public enum Fate implements Coded {
        /** Gets an account and a mail. */
        NIEUW,
        /** Has an account, and gets roles. */
        BEKEND,
        /** Has all of it already. */
        ONGEWIJZIGD,
        FOUT
    }

    /**
     * A row and what would happen to it.
     *
     * @param number as the spreadsheet shows it
     * @param person who has this address; null when nobody does
     * @param given roles that this person gets at once
     * @param waiting roles that wait for a second person
     */
    public record Row(
            int number,
            String name,
            String email,
            UUID person,
            Fate fate,
            Set<Role> given,
            Set<Role> waiting,
            List<FieldError> wrong) {

        @Override
        public String toString() {
            // a record prints all it has; a name must not end in a log
            return "Row[" + number + " " + fate + "]";
        }
    }

    /** What came of a list: how many accounts are new, how many people got roles, and how many roles wait. */
    public record Result(int invited, int known, int waiting) {}

    private final Staff staff;
    private final DirectoryTurn turn;
    private final Directory directory;
    private final People people;
    private final Invitations invitations;
    private final RoleProposalTable proposals;
    private final DirectoryChangeTable changes;
    private final Outbox outbox;
    private final Clock clock;

    StaffImport(
            Staff staff,
            DirectoryTurn turn,
            Directory directory,
            People people,
            Invitations invitations,
            RoleProposalTable proposals,
            DirectoryChangeTable changes,
            Outbox outbox,
            Clock clock) {
        this.staff = staff;
        this.turn = turn;
        this.directory = directory;
        this.people = people;
        this.invitations = invitations;
        this.proposals = proposals;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Says what would happen to each row; nothing is stored.
     *
     * @param name of the file; may be null
     * @throws InvalidInput when it is no list that can be read
     * @throws NotVisible when the people of this organisation are not theirs to keep
     */
    @Transactional(readOnly = true)
    public List<Row> look(String organisation, String name, byte[] content, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        return rows(organisation, StaffSheet.read(name, content), viewer);
    }

    /**
     * Takes the whole list in, from how things are now.
     *
     * @throws InvalidInput when any row is wrong; then nothing is stored
     * @throws NotVisible when the people of this organisation are not theirs to keep
     */
    @Transactional
    public Result confirm(String organisation, String name, byte[] content, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        List<StaffSheet.Typed> lines = StaffSheet.read(name, content);
        turn.take();
        List<Row> rows = rows(organisation, lines, viewer);
        if (rows.stream().anyMatch(row -> row.fate() == Fate.FOUT)) {
            throw changed();
        }
        List<Row> newcomers = with(rows, Fate.NIEUW);
        List<Row> known = with(rows, Fate.BEKEND);
        // of the directory all is read before the first change: after it, each look would read every table again
        List<NewPerson> accounts = newcomers.stream()
                .map(row -> new NewPerson(
                        staff.freeUsername(), row.name(), row.email(), null, groups(row.given(), organisation), false))
                .toList();
        Set<UUID> closed = known.stream()
                .map(Row::person)
                .filter(person ->
                        directory.person(person).filter(Person::active).isEmpty())
                .collect(Collectors.toSet());
        Set<UUID> second = rows.stream()
                .filter(row -> !row.waiting().isEmpty())
                .flatMap(row -> staff.secondPeople(row.person(), organisation, viewer).stream())
                .map(Person::id)
                .collect(Collectors.toSet());

        List<UUID> ids = people.expect(accounts).orElseThrow(StaffImport::changed);
        people.give(known.stream().collect(Collectors.toMap(Row::person, row -> groups(row.given(), organisation))));
        for (int at = 0; at < ids.size(); at++) {
            changes.add(viewer.personId(), ChangeKind.UITGENODIGD, ids.get(at), organisation, null);
            follow(ids.get(at), newcomers.get(at), organisation, viewer);
            invitations.send(ids.get(at), viewer.personId());
        }
        known.forEach(row -> {
            follow(row.person(), row, organisation, viewer);
            if (closed.contains(row.person())) {
                invitations.send(row.person(), viewer.personId());
            }
        });
        String key = "rolvoorstel-" + UUID.randomUUID();
        second.forEach(
                other -> outbox.toPerson(other, Template.ROLVOORSTEL, key, Staff.organisationPage(organisation)));
        return new Result(
                newcomers.size(),
                known.size(),
                rows.stream().mapToInt(row -> row.waiting().size()).sum());
    }

    /** What is written beside the roles that were given: who did so, and what waits. */
    private void follow(UUID person, Row row, String organisation, Viewer viewer) {
        row.given()
                .forEach(role -> changes.ofPerson(
                        viewer.personId(), ChangeKind.ROL_GEGEVEN, person, new GroupId(role, organisation)));
        row.waiting().forEach(role -> {
            GroupId group = new GroupId(role, organisation);
            proposals.insert(
                    new RoleProposalTable.Row(UUID.randomUUID(), person, group, viewer.personId(), clock.instant()));
            changes.ofPerson(viewer.personId(), ChangeKind.ROL_VOORGESTELD, person, group);
        });
    }

    private List<Row> rows(String organisation, List<StaffSheet.Typed> lines, Viewer viewer) {
        List<Role> offers = staff.offers(organisation, viewer);
        Map<String, UUID> known =
                people.withEmails(lines.stream().map(StaffSheet.Typed::email).collect(Collectors.toSet()));
        Set<RoleOf> waiting = proposals.waiting(organisation).stream()
                .map(row -> new RoleOf(row.person(), row.group().role()))
                .collect(Collectors.toSet());
        Map<String, Integer> seen = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (StaffSheet.Typed line : lines) {
            UUID person = known.get(line.email());
            InputCheck check = new InputCheck();
            Staff.checkName(check, line.name());
            Staff.checkAddress(check, line.email());
            Integer before = seen.putIfAbsent(StaffSheet.plain(line.email()), line.number());
            if (before != null && !line.email().isEmpty()) {
                check.error("email", "dubbel", "fout.mensenlijst.dubbel", before.toString());
            }
            if (viewer.personId().equals(person)) {
                check.error("email", "uzelf", "fout.persoon.uzelf");
            }
            Set<Role> wanted = roles(check, line.roles(), offers);
            List<FieldError> wrong = new ArrayList<>(line.wrong());
            wrong.addAll(check.errors());
            rows.add(row(line, person, wrong, wanted, waiting, organisation, viewer));
        }
        return rows;
    }

    private record RoleOf(UUID person, Role role) {}

    private Row row(
            StaffSheet.Typed line,
            UUID person,
            List<FieldError> wrong,
            Set<Role> wanted,
            Set<RoleOf> waiting,
            String organisation,
            Viewer viewer) {
        Set<Role> given = EnumSet.noneOf(Role.class);
        Set<Role> proposed = EnumSet.noneOf(Role.class);
        Set<GroupId> held = person == null
                ? Set.of()
                : directory.person(person).map(Person::groups).orElse(Set.of());
        for (Role role : wanted) {
            boolean has = held.contains(new GroupId(role, organisation)) || waiting.contains(new RoleOf(person, role));
            if (!has) {
                (Authority.takesTwo(viewer, role) ? proposed : given).add(role);
            }
        }
        return new Row(
                line.number(),
                line.name(),
                line.email(),
                person,
                fate(person, wrong, given.isEmpty() && proposed.isEmpty()),
                given,
                proposed,
                wrong);
    }

    private static Fate fate(UUID person, List<FieldError> wrong, boolean nothingNew) {
        if (!wrong.isEmpty()) {
            return Fate.FOUT;
        }
        if (person == null) {
            return Fate.NIEUW;
        }
        return nothingNew ? Fate.ONGEWIJZIGD : Fate.BEKEND;
    }

    /** By code or in words, several with commas. */
    private Set<Role> roles(InputCheck check, String typed, List<Role> offers) {
        Set<Role> wanted = EnumSet.noneOf(Role.class);
        List<String> names = Arrays.stream(typed.split("[,;\\n]"))
                .map(StaffSheet::plain)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            check.error("rollen", "verplicht", "fout.persoon.rollen");
        }
        for (String name : names) {
            Optional<Role> found = offers.stream()
                    .filter(role -> role.code().equals(name)
                            || StaffSheet.plain(directory.label(role)).equals(name))
                    .findFirst();
            if (found.isEmpty()) {
                String choices = offers.stream().map(directory::label).collect(Collectors.joining(", "));
                check.error("rollen", "onbekende-keuze", "fout.mensenlijst.rol", choices);
                break;
            }
            wanted.add(found.get());
        }
        return wanted;
    }

    private static List<Row> with(List<Row> rows, Fate fate) {
        return rows.stream().filter(row -> row.fate() == fate).toList();
    }

    private static Set<GroupId> groups(Set<Role> roles, String organisation) {
        return roles.stream().map(role -> new GroupId(role, organisation)).collect(Collectors.toSet());
    }

    private static InvalidInput changed() {
        return InvalidInput.of("bestand", "rijen-fout", "fout.mensenlijst.rijen-fout");
    }
}
