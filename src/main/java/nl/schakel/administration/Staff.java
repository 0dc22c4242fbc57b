package nl.schakel.administration;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.internal.ClaimedRoleTable;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.administration.internal.ProvisionedPersonTable;
import nl.schakel.administration.internal.RoleProposalTable;
import nl.schakel.login.SecondSteps;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.OrganisationKind;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.mail.MailAddress;
import nl.schakel.support.text.NameCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: invites people, gives and takes their roles, and closes accounts of who leaves. Nobody gives themselves a
 * role; one that opens cases waits for a second person ({@link RoleProposals}).
 */
@Service
public class Staff {

    private static final int NAME = 100;
    private static final int ADDRESS = 254;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 8;

    /**
     * What came of offering roles to somebody.
     *
     * @param known whether that person had an account
     * @param waiting roles that wait for a second person
     */
    public record Offered(UUID person, boolean known, Set<Role> given, Set<Role> waiting) {}

    private final Directory directory;
    private final People people;
    private final Invitations invitations;
    private final RoleProposalTable proposals;
    private final DirectoryChangeTable changes;
    private final UnfilledRoles unfilled;
    private final ClaimedRoleTable claimed;
    private final Replacements replacements;
    private final ProvisionedPersonTable provisioned;
    private final Outbox outbox;
    private final DirectoryTurn turn;
    private final SecondSteps steps;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Staff(
            Directory directory,
            People people,
            Invitations invitations,
            RoleProposalTable proposals,
            DirectoryChangeTable changes,
            UnfilledRoles unfilled,
            ClaimedRoleTable claimed,
            Replacements replacements,
            ProvisionedPersonTable provisioned,
            Outbox outbox,
            DirectoryTurn turn,
            SecondSteps steps,
            Clock clock) {
        this.directory = directory;
        this.people = people;
        this.invitations = invitations;
        this.proposals = proposals;
        this.changes = changes;
        this.unfilled = unfilled;
        this.claimed = claimed;
        this.replacements = replacements;
        this.provisioned = provisioned;
        this.outbox = outbox;
        this.turn = turn;
        this.steps = steps;
        this.clock = clock;
    }

    /** The roles that somebody may offer at an organisation, in the order of the code list. */
    public List<Role> offers(String organisation, Viewer viewer) {
        OrganisationKind kind = kindOf(organisation);
        return kind.roles().stream()
                .filter(role -> Authority.mayOffer(viewer, role, kind))
                .toList();
    }

    /**
     * Invites somebody, or offers roles to who has an account already with this address: one person has one account, however
     * many organisations they work for.
     *
     * @param roles codes
     * @throws InvalidInput with every error at once
     * @throws NotVisible when the people of this organisation are not theirs to keep
     */
    @Transactional
    public Offered invite(String organisation, String typedName, String typedEmail, List<String> roles, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        String name = line(typedName);
        String email = line(typedEmail);
        InputCheck check = new InputCheck();
        checkName(check, name);
        checkAddress(check, email);
        Set<Role> wanted = wanted(check, organisation, roles, viewer);
        check.done();
        turn.take();
        Optional<UUID> known = people.withEmail(email);
        UUID person =
                known.orElseGet(() -> people.expect(new NewPerson(freeUsername(), name, email, null, Set.of(), false))
                        .orElseThrow(() -> InvalidInput.of("email", "al-bekend", "fout.persoon.email-bezet")));
        if (person.equals(viewer.personId())) {
            throw InvalidInput.of("email", "uzelf", "fout.persoon.uzelf");
        }
        if (known.isEmpty()) {
            changes.add(viewer.personId(), ChangeKind.UITGENODIGD, person, organisation, null);
        }
        Offered offered = offer(person, known.isPresent(), organisation, wanted, viewer);
        if (known.flatMap(directory::person).filter(Person::active).isEmpty()) {
            invitations.send(person, viewer.personId());
        }
        return offered;
    }

    /** Offers roles to somebody who works there. @throws NotVisible when nobody of that id does */
    @Transactional
    public Offered offer(UUID person, String organisation, List<String> roles, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        needsColleague(person, organisation);
        InputCheck check = new InputCheck();
        Set<Role> wanted = wanted(check, organisation, roles, viewer);
        if (person.equals(viewer.personId())) {
            check.error("rollen", "uzelf", "fout.persoon.uzelf");
        }
        check.done();
        turn.take();
        return offer(person, true, organisation, wanted, viewer);
    }

    private Offered offer(UUID person, boolean known, String organisation, Set<Role> roles, Viewer viewer) {
        Set<Role> given = EnumSet.noneOf(Role.class);
        Set<Role> waiting = EnumSet.noneOf(Role.class);
        Set<GroupId> held = directory.person(person).map(Person::groups).orElse(Set.of());
        for (Role role : roles) {
            GroupId group = new GroupId(role, organisation);
            if (held.contains(group) && replacements.holdsForGood(person, group)) {
                continue;
            }
            if (!Authority.takesTwo(viewer, role)) {
                people.give(person, group);
                replacements.keep(person, group);
                changes.ofPerson(viewer.personId(), ChangeKind.ROL_GEGEVEN, person, group);
                given.add(role);
            } else {
                UUID id = UUID.randomUUID();
                var proposal = new RoleProposalTable.Row(id, person, group, viewer.personId(), clock.instant());
                if (proposals.insert(proposal)) {
                    changes.ofPerson(viewer.personId(), ChangeKind.ROL_VOORGESTELD, person, group);
                    tellSecondPerson(id, person, organisation, viewer);
                }
                waiting.add(role);
            }
        }
        return new Offered(person, known, given, waiting);
    }

    void tellSecondPerson(UUID proposal, UUID person, String organisation, Viewer viewer) {
        secondPeople(person, organisation, viewer)
                .forEach(other -> outbox.toPerson(
                        other.id(), Template.ROLVOORSTEL, "rolvoorstel-" + proposal, organisationPage(organisation)));
    }

    /**
     * Who else keeps the people there; where nobody else does, who runs Schakel.
     *
     * @param person whose role it is; null when that person has no account yet
     */
    List<Person> secondPeople(UUID person, String organisation, Viewer viewer) {
        List<Person> others = secondPeople(new GroupId(Role.PERSONEELSBEHEER, organisation), person, viewer);
        return others.isEmpty() ? secondPeople(GroupId.CARETAKERS, person, viewer) : others;
    }

    private List<Person> secondPeople(GroupId group, UUID person, Viewer viewer) {
        return directory.present(group).stream()
                .filter(other ->
                        !other.id().equals(viewer.personId()) && !other.id().equals(person))
                .toList();
    }

    /**
     * Takes one role from somebody. Tasks that only they had in hand go back to their group, and who should know hears when
     * nobody holds the role any more.
     *
     * @return false when that role was taken already
     * @throws InvalidInput when nobody would be left who runs Schakel
     */
    @Transactional
    public boolean take(UUID person, String organisation, Role role, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        directory.organisation(organisation).orElseThrow(NotVisible::new);
        GroupId group = new GroupId(role, organisation);
        turn.take();
        needsAnotherCaretaker(person, Set.of(group));
        boolean taken = people.take(person, group);
        if (taken) {
            changes.ofPerson(viewer.personId(), ChangeKind.ROL_AFGENOMEN, person, group);
            unfilled.tellVacated(List.of(group), person);
        }
        return taken;
    }

    /**
     * Somebody leaves an organisation: all their roles there end, and their account closes when they have none elsewhere.
     *
     * @return whether the account is closed
     * @throws NotVisible when nobody of that id works there
     * @throws InvalidInput when nobody would be left who runs Schakel
     */
    @Transactional
    public boolean leave(UUID person, String organisation, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        turn.take();
        needsColleague(person, organisation);
        return end(person, organisation, viewer.personId());
    }

    /**
     * The same, by whoever may say so; within the turn of the directory.
     *
     * @param by who says so: somebody, or the system of the organisation
     */
    boolean end(UUID person, String organisation, UUID by) {
        Set<GroupId> groups = directory.person(person).map(Person::groups).orElse(Set.of());
        List<GroupId> here = groups.stream()
                .filter(group -> group.organisation().equals(organisation))
                .sorted()
                .toList();
        needsAnotherCaretaker(person, Set.copyOf(here));
        if (here.size() == groups.size()) {
            replacements.end(person, by);
        }
        for (GroupId group : here) {
            people.take(person, group);
            changes.ofPerson(by, ChangeKind.ROL_AFGENOMEN, person, group);
        }
        proposals.waiting(organisation).stream()
                .filter(proposal -> proposal.person().equals(person))
                .forEach(proposal -> proposals.decide(proposal.id(), "ingetrokken", by, clock.instant()));
        claimed.deleteAll(person, organisation);
        provisioned.left(person, organisation, clock.instant());
        // another organisation may wait for a second person to give this one a first role
        boolean closed = here.size() == groups.size()
                && !proposals.waitsFor(person)
                && !provisioned.worksElsewhere(person, organisation);
        if (closed) {
            people.setActive(person, false);
            invitations.withdraw(person);
            changes.add(by, ChangeKind.ACCOUNT_GESLOTEN, person, organisation, null);
        }
        unfilled.tellVacated(here, person);
        return closed;
    }

    /** Sends a mail to choose a first or a new password with, to the address that the person has. */
    @Transactional
    public void inviteAgain(UUID person, String organisation, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        needsColleague(person, organisation);
        if (directory.emailOf(person).isEmpty()) {
            throw InvalidInput.of("email", "ontbreekt", "fout.persoon.geen-email");
        }
        invitations.send(person, viewer.personId());
        changes.add(viewer.personId(), ChangeKind.OPNIEUW_UITGENODIGD, person, organisation, null);
    }

    /**
     * Lets somebody begin again who lost the second step of their login: it is gone, the password works no more, and every session
     * ends. A mail brings a new password, so that a stolen password and a friendly request are not enough together.
     *
     * @throws NotVisible when nobody of that id works there
     * @throws InvalidInput when it is oneself, or there is no address to send it to
     */
    @Transactional
    public void beginAgain(UUID person, String organisation, Viewer viewer) {
        if (person.equals(viewer.personId())) {
            throw InvalidInput.of("persoon", "uzelf", "fout.persoon.begin-zelf");
        }
        inviteAgain(person, organisation, viewer);
        steps.forget(person);
        people.forgetPassword(person);
        changes.add(viewer.personId(), ChangeKind.OPNIEUW_BEGONNEN, person, organisation, null);
    }

    private void needsColleague(UUID person, String organisation) {
        boolean works = directory.peopleOf(organisation).stream()
                        .anyMatch(one -> one.id().equals(person))
                || proposals.waiting(organisation).stream()
                        .anyMatch(proposal -> proposal.person().equals(person))
                || provisioned.workingAt(organisation).contains(person);
        if (!works) {
            throw new NotVisible();
        }
    }

    private void needsAnotherCaretaker(UUID person, Set<GroupId> ending) {
        boolean last = ending.contains(GroupId.CARETAKERS)
                && directory.members(GroupId.CARETAKERS).stream()
                        .allMatch(member -> member.id().equals(person));
        if (last) {
            throw InvalidInput.of("rollen", "laatste-beheerder", "fout.persoon.laatste-beheerder");
        }
    }

    private Set<Role> wanted(InputCheck check, String organisation, List<String> codes, Viewer viewer) {
        Set<Role> wanted = EnumSet.noneOf(Role.class);
        OrganisationKind kind = kindOf(organisation);
        if (codes == null || codes.isEmpty()) {
            check.error("rollen", "verplicht", "fout.persoon.rollen");
            return wanted;
        }
        for (String code : codes) {
            Optional<Role> role = Coded.of(Role.class, code).filter(found -> Authority.mayOffer(viewer, found, kind));
            if (role.isEmpty()) {
                check.error("rollen", "onbekende-keuze", "fout.persoon.rol");
                return wanted;
            }
            wanted.add(role.get());
        }
        return wanted;
    }

    private OrganisationKind kindOf(String organisation) {
        return directory
                .organisation(organisation)
                .map(Organisation::kind)
                .flatMap(OrganisationKind::of)
                .orElseThrow(NotVisible::new);
    }

    /** Names nobody: the engine keeps user names in its history (R8), so people log in with their mail address. */
    String freeUsername() {
        return NameCode.free(drawn(), username -> directory.byUsername(username).isPresent());
    }

    private String drawn() {
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining("", "m-", ""));
    }

    static void checkName(InputCheck check, String name) {
        check.required("naam", name, NAME, "fout.persoon.naam");
        if (name.contains("\n")) {
            check.error("naam", "regels", "fout.persoon.naam");
        }
    }

    static void checkAddress(InputCheck check, String email) {
        if (email.isEmpty()) {
            check.error("email", "verplicht", "fout.persoon.email");
        } else if (email.length() > ADDRESS || MailAddress.of(email).isEmpty()) {
            check.error("email", "geen-adres", "fout.persoon.email-onjuist");
        }
    }

    static String organisationPage(String organisation) {
        return "/beheer/organisaties/" + organisation;
    }

    private static String line(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
