package nl.schakel.administration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.internal.InvitationTable;
import nl.schakel.administration.internal.ProvisionedPersonTable;
import nl.schakel.administration.internal.RoleProposalTable;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Read model of who works at an organisation: how each account stands, which roles they hold and which wait for a yes. */
@Service
public class StaffList {

    /**
     * Somebody who works there, by a role or by what the system of the organisation says, or will once a second person agrees.
     *
     * @param invitedUntil until when the mail to choose a password works; null when none is open
     */
    public record Member(
            UUID id, String name, AccountState state, Instant invitedUntil, List<Role> roles, List<Role> waiting) {}

    private final Directory directory;
    private final InvitationTable invitations;
    private final RoleProposalTable proposals;
    private final ProvisionedPersonTable provisioned;

    StaffList(
            Directory directory,
            InvitationTable invitations,
            RoleProposalTable proposals,
            ProvisionedPersonTable provisioned) {
        this.provisioned = provisioned;
        this.directory = directory;
        this.invitations = invitations;
        this.proposals = proposals;
    }

    /**
     * The organisations whose people somebody keeps; all of them for who sets up.
     *
     * @throws NotVisible when there are none
     */
    public List<Organisation> organisations(Viewer viewer) {
        List<Organisation> own = directory.organisations(true).stream()
                .filter(one -> Authority.setsUp(viewer) || Authority.keepsPeople(viewer, one.code()))
                .toList();
        if (own.isEmpty()) {
            throw new NotVisible();
        }
        return own;
    }

    /**
     * Who works at an organisation, by name.
     *
     * @throws NotVisible when there is no such organisation, or its people are not theirs to keep
     */
    @Transactional(readOnly = true)
    public List<Member> of(String organisation, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        directory.organisation(organisation).orElseThrow(NotVisible::new);
        Map<UUID, List<Role>> waiting = proposals.waiting(organisation).stream()
                .collect(Collectors.groupingBy(
                        RoleProposalTable.Row::person,
                        Collectors.mapping(row -> row.group().role(), Collectors.toList())));
        Map<UUID, Instant> invited = invitations.open();
        List<Person> people = new ArrayList<>(directory.peopleOf(organisation));
        Stream.concat(waiting.keySet().stream(), provisioned.workingAt(organisation).stream())
                .distinct()
                .flatMap(id -> directory.person(id).stream())
                .filter(person -> !people.contains(person))
                .toList()
                .forEach(people::add);
        return people.stream()
                .sorted(Comparator.comparing(Person::displayName))
                .map(person -> member(
                        person, organisation, invited.get(person.id()), waiting.getOrDefault(person.id(), List.of())))
                .toList();
    }

    private static Member member(Person person, String organisation, Instant invitedUntil, List<Role> waiting) {
        AccountState closed = invitedUntil == null ? AccountState.GESLOTEN : AccountState.UITGENODIGD;
        return new Member(
                person.id(),
                person.displayName(),
                person.active() ? AccountState.OPEN : closed,
                invitedUntil,
                person.groups().stream()
                        .filter(group -> group.organisation().equals(organisation))
                        .map(GroupId::role)
                        .sorted()
                        .toList(),
                waiting.stream().sorted().toList());
    }
}
