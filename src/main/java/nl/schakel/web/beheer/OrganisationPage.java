package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.Absences;
import nl.schakel.administration.Authority;
import nl.schakel.administration.DirectoryChanges;
import nl.schakel.administration.MissingRoles;
import nl.schakel.administration.ProvisioningContacts;
import nl.schakel.administration.RegionSetUp;
import nl.schakel.administration.RoleMappings;
import nl.schakel.administration.RoleProposals;
import nl.schakel.administration.Staff;
import nl.schakel.administration.StaffList;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.OrganisationKind;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: an organisation and its people: who works there, with which roles, who is invited, who leaves. */
@PageController
@RequestMapping("/beheer/organisaties")
class OrganisationPage {

    /**
     * Somebody who works there.
     *
     * @param state end of the name of the text that says how the account stands
     * @param until until when the mail to choose a password works, in words; null when none is open
     * @param away when that person is or will be away, in words; null when they are not
     * @param self whether that is who looks
     */
    public record PersonLine(
            UUID id,
            String name,
            String state,
            String until,
            List<RoleLine> roles,
            List<RoleLine> offers,
            String away,
            boolean self) {}

    /**
     * A role in words.
     *
     * @param two whether it takes the yes of a second person
     */
    public record RoleLine(String code, String label, boolean two) {}

    /** When the system of the organisation last came, and what was refused it, in words. @param lastAt null for never */
    public record SystemLine(String lastAt, List<RefusedLine> refused) {}

    /** Something that was refused, in words. */
    public record RefusedLine(String when, String why) {}

    /**
     * A role that waits for a yes, in words.
     *
     * @param instead in the place of whom and from when to when; null for a role for good
     */
    public record ProposalLine(
            UUID id,
            String name,
            String role,
            String instead,
            String by,
            String when,
            boolean mayDecide,
            boolean mayWithdraw) {}

    /** Somebody as typed, to be invited. */
    public record Invited(String name, String email, List<String> roles) {}

    private final Staff staff;
    private final RoleProposals proposals;
    private final StaffList list;
    private final RegionSetUp setUp;
    private final DirectoryChanges changes;
    private final ChangeWords changeWords;
    private final RoleMappings mappings;
    private final Absences absences;
    private final MissingRoles missing;
    private final ProvisioningContacts contacts;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;

    OrganisationPage(
            Staff staff,
            RoleProposals proposals,
            StaffList list,
            RegionSetUp setUp,
            DirectoryChanges changes,
            ChangeWords changeWords,
            RoleMappings mappings,
            Absences absences,
            MissingRoles missing,
            ProvisioningContacts contacts,
            Directory directory,
            Words words,
            CurrentViewer current) {
        this.staff = staff;
        this.proposals = proposals;
        this.list = list;
        this.setUp = setUp;
        this.changes = changes;
        this.changeWords = changeWords;
        this.mappings = mappings;
        this.absences = absences;
        this.missing = missing;
        this.contacts = contacts;
        this.directory = directory;
        this.words = words;
        this.current = current;
    }

    @GetMapping("/nieuw")
    String begin(@RequestParam(name = "regio", defaultValue = "") String region, Model model) {
        return showNew("", "", region, Map.of(), model);
    }

    @PostMapping
    String add(
            @RequestParam(name = "naam", defaultValue = "") String name,
            @RequestParam(name = "soort", defaultValue = "") String kind,
            @RequestParam(name = "regio", defaultValue = "") String region,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            setUp.addOrganisation(name, kind, region, current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return showNew(name, kind, region, FieldMessages.of(refused.errors()), model);
        }
        next.addFlashAttribute("note", words.say("organisatie.toegevoegd", name.strip()));
        return directory.region(region).isPresent() ? "redirect:/beheer/regios/" + region : "redirect:/beheer";
    }

    @GetMapping("/{code}")
    String show(@PathVariable("code") String code, Model model) {
        return show(code, new Invited("", "", List.of()), Map.of(), model);
    }

    @PostMapping("/{code}/naam")
    String rename(
            @PathVariable("code") String code,
            @RequestParam(name = "naam", defaultValue = "") String name,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            setUp.rename(code, name, current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("renamed", name);
            return show(
                    code,
                    new Invited("", "", List.of()),
                    Map.of("nieuwe-naam", refused.errors().get(0).message()),
                    model);
        }
        next.addFlashAttribute("note", words.say("organisatie.hernoemd"));
        return back(code);
    }

    @PostMapping("/{code}/mensen")
    String invite(
            @PathVariable("code") String code,
            @RequestParam(name = "naam", defaultValue = "") String name,
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = "rollen", required = false) List<String> roles,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        List<String> chosen = Objects.requireNonNullElse(roles, List.of());
        Staff.Offered offered;
        try {
            offered = staff.invite(code, name, email, chosen, current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(code, new Invited(name, email, chosen), FieldMessages.of(refused.errors()), model);
        }
        next.addFlashAttribute(
                "note",
                words.say(offered.known() ? "mensen.bekend" : "mensen.uitgenodigd")
                        + (offered.waiting().isEmpty() ? "" : " " + words.say("mensen.wacht", labels(offered))));
        return back(code);
    }

    @PostMapping("/{code}/mensen/{id}/rollen")
    String offer(
            @PathVariable("code") String code,
            @PathVariable("id") UUID person,
            @RequestParam(name = "rollen", required = false) List<String> roles,
            RedirectAttributes next) {
        Staff.Offered offered = staff.offer(person, code, roles, current.get());
        next.addFlashAttribute(
                "note",
                offered.waiting().isEmpty()
                        ? words.say("mensen.rol-gegeven")
                        : words.say("mensen.wacht", labels(offered)));
        return back(code);
    }

    @PostMapping("/{code}/mensen/{id}/rollen/{rol}/afnemen")
    String take(
            @PathVariable("code") String code,
            @PathVariable("id") UUID person,
            @PathVariable("rol") String role,
            RedirectAttributes next) {
        Role part = Coded.of(Role.class, role).orElseThrow(NotVisible::new);
        boolean taken = staff.take(person, code, part, current.get());
        GroupId group = new GroupId(part, code);
        next.addFlashAttribute(
                "note",
                words.say(taken ? "mensen.rol-afgenomen" : "mensen.al-afgenomen", directory.label(group.role()))
                        + vacancy(group));
        return back(code);
    }

    @PostMapping("/{code}/mensen/{id}/uit-dienst")
    String leave(@PathVariable("code") String code, @PathVariable("id") UUID person, RedirectAttributes next) {
        Set<GroupId> held = directory.person(person).map(Person::groups).orElse(Set.of());
        boolean closed = staff.leave(person, code, current.get());
        next.addFlashAttribute(
                "note",
                words.say(closed ? "mensen.gesloten" : "mensen.weg-hier")
                        + held.stream()
                                .filter(group -> group.organisation().equals(code))
                                .sorted()
                                .map(this::vacancy)
                                .collect(Collectors.joining()));
        return back(code);
    }

    @PostMapping("/{code}/mensen/{id}/uitnodiging")
    String inviteAgain(@PathVariable("code") String code, @PathVariable("id") UUID person, RedirectAttributes next) {
        staff.inviteAgain(person, code, current.get());
        next.addFlashAttribute("note", words.say("mensen.opnieuw"));
        return back(code);
    }

    @PostMapping("/{code}/mensen/{id}/opnieuw-beginnen")
    String beginAgain(@PathVariable("code") String code, @PathVariable("id") UUID person, RedirectAttributes next) {
        staff.beginAgain(person, code, current.get());
        next.addFlashAttribute("note", words.say("mensen.begint-opnieuw"));
        return back(code);
    }

    @PostMapping("/{code}/voorstellen/{id}/geven")
    String give(@PathVariable("code") String code, @PathVariable("id") UUID proposal, RedirectAttributes next) {
        return decided(code, proposals.give(proposal, current.get()), "gegeven", next);
    }

    @PostMapping("/{code}/voorstellen/{id}/afwijzen")
    String decline(@PathVariable("code") String code, @PathVariable("id") UUID proposal, RedirectAttributes next) {
        return decided(code, proposals.decline(proposal, current.get()), "afgewezen", next);
    }

    @PostMapping("/{code}/voorstellen/{id}/intrekken")
    String withdraw(@PathVariable("code") String code, @PathVariable("id") UUID proposal, RedirectAttributes next) {
        return decided(code, proposals.withdraw(proposal, current.get()), "ingetrokken", next);
    }

    private String decided(String code, boolean done, String how, RedirectAttributes next) {
        next.addFlashAttribute("note", words.say("voorstel." + (done ? how : "al")));
        return back(code);
    }

    private String vacancy(GroupId group) {
        return directory.hasMembers(group) ? "" : " " + words.say("mensen.onbezet", directory.label(group.role()));
    }

    private String labels(Staff.Offered offered) {
        return offered.waiting().stream().map(directory::label).collect(Collectors.joining(", "));
    }

    private static String back(String code) {
        return "redirect:/beheer/organisaties/" + code;
    }

    private String showNew(String name, String kind, String region, Map<String, String> errors, Model model) {
        if (!Authority.setsUp(current.get())) {
            throw new NotVisible();
        }
        model.addAttribute("typed", Map.of("naam", name, "soort", kind, "regio", region));
        model.addAttribute(
                "kinds",
                Coded.codes(OrganisationKind.class).stream()
                        .filter(code -> OrganisationKind.of(code).orElseThrow().canBeAdded())
                        .toList());
        model.addAttribute("regions", directory.regions());
        model.addAttribute("errors", errors);
        return "beheer/organisation-new";
    }

    private String show(String code, Invited invited, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        Organisation organisation = directory
                .organisation(code)
                .filter(one -> Authority.keepsPeople(viewer, one.code()))
                .orElseThrow(NotVisible::new);
        List<RoleProposals.Waiting> waiting = proposals.waiting(code, viewer);
        model.addAttribute("organisation", organisation);
        model.addAttribute("name", directory.labelOf(code));
        model.addAttribute("kind", words.of("grondslagen.soort", organisation.kind()));
        model.addAttribute(
                "renames", Authority.setsUp(viewer) && !organisation.kind().equals(OrganisationKind.GEMEENTE.code()));
        model.addAttribute("setsUp", Authority.setsUp(viewer));
        model.addAttribute("invited", invited);
        model.addAttribute("mapsRoles", mappings.areFor(code));
        model.addAttribute("system", contacts.at(code, viewer).map(this::line).orElse(null));
        model.addAttribute("errors", errors);
        List<Role> offers = staff.offers(code, viewer);
        Map<UUID, Absences.Absence> away = absences.at(code, viewer).stream()
                .collect(Collectors.toMap(Absences.Absence::person, Function.identity()));
        model.addAttribute("offers", roles(offers, viewer));
        model.addAttribute(
                "people",
                list.of(code, viewer).stream()
                        .map(member -> line(member, offers, away, viewer))
                        .toList());
        model.addAttribute(
                "unfilled", missing.at(code).stream().map(directory::label).collect(Collectors.joining(", ")));
        model.addAttribute("proposals", waiting.stream().map(this::line).toList());
        model.addAttribute("changes", changeWords.of(changes.ofOrganisation(code, viewer)));
        return "beheer/organisation";
    }

    private PersonLine line(
            StaffList.Member member, List<Role> offers, Map<UUID, Absences.Absence> away, Viewer viewer) {
        return new PersonLine(
                member.id(),
                member.name(),
                member.state().code(),
                member.invitedUntil() == null ? null : DutchTime.full(member.invitedUntil()),
                roles(member.roles(), viewer),
                roles(
                        offers.stream()
                                .filter(role -> !member.roles().contains(role)
                                        && !member.waiting().contains(role))
                                .toList(),
                        viewer),
                Optional.ofNullable(away.get(member.id()))
                        .map(one -> words.say(one.begun() ? "afwezig.nu" : "afwezig.straks", days(one)))
                        .orElse(null),
                member.id().equals(viewer.personId()));
    }

    private List<RoleLine> roles(List<Role> roles, Viewer viewer) {
        return roles.stream()
                .map(role -> new RoleLine(role.code(), directory.label(role), Authority.takesTwo(viewer, role)))
                .toList();
    }

    private String days(Absences.Absence absence) {
        return words.say("afwezig.dagen", DutchTime.date(absence.firstDay()), DutchTime.date(absence.lastDay()));
    }

    private SystemLine line(ProvisioningContacts.Standing standing) {
        return new SystemLine(
                standing.lastAt() == null ? null : DutchTime.full(standing.lastAt()),
                standing.refusals().stream()
                        .map(refusal -> new RefusedLine(
                                DutchTime.full(refusal.at()), words.say("scim.geweigerd." + refusal.why())))
                        .toList());
    }

    private ProposalLine line(RoleProposals.Waiting waiting) {
        return new ProposalLine(
                waiting.id(),
                changeWords.name(waiting.person()),
                directory.label(waiting.group().role()),
                absences.behind(waiting)
                        .map(one -> words.say("voorstel.vervanging", changeWords.name(one.person()), days(one)))
                        .orElse(null),
                changeWords.name(waiting.proposedBy()),
                DutchTime.full(waiting.proposedAt()),
                waiting.mayDecide(),
                waiting.mayWithdraw());
    }
}
