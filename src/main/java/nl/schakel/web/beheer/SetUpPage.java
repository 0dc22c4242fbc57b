package nl.schakel.web.beheer;

import java.util.Comparator;
import java.util.List;
import nl.schakel.access.Viewer;
import nl.schakel.administration.Authority;
import nl.schakel.administration.MissingRoles;
import nl.schakel.administration.RoleProposals;
import nl.schakel.administration.StaffList;
import nl.schakel.administration.TestMail;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.OrganisationKind;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: where setting up begins and goes on: what is there, what is missing, and what waits for a yes. */
@PageController
@RequestMapping("/beheer")
class SetUpPage {

    /** A region with how much its route misses. */
    public record RegionLine(String code, String name, int missing) {}

    /**
     * An organisation.
     *
     * @param kind in words
     * @param people how many have an account that is open
     * @param waiting how many roles there wait for a yes
     */
    public record OrganisationLine(String code, String name, String kind, int people, int waiting, boolean open) {}

    private final Directory directory;
    private final StaffList list;
    private final MissingRoles missing;
    private final RoleProposals proposals;
    private final TestMail testMail;
    private final Words words;
    private final CurrentViewer current;

    SetUpPage(
            Directory directory,
            StaffList list,
            MissingRoles missing,
            RoleProposals proposals,
            TestMail testMail,
            Words words,
            CurrentViewer current) {
        this.directory = directory;
        this.list = list;
        this.missing = missing;
        this.proposals = proposals;
        this.testMail = testMail;
        this.words = words;
        this.current = current;
    }

    @GetMapping
    String show(Model model) {
        Viewer viewer = current.get();
        List<Organisation> own = ownOrganisations(viewer);
        if (!Authority.setsUp(viewer) && own.size() == 1) {
            return "redirect:/beheer/organisaties/" + own.get(0).code();
        }
        List<String> waiting = proposals.organisationsWaiting(viewer);
        model.addAttribute("setsUp", Authority.setsUp(viewer));
        model.addAttribute("caretaker", viewer.holds(Role.BEHEER));
        model.addAttribute("alone", viewer.holds(Role.BEHEER) && missing.oneCaretakerOnly());
        model.addAttribute("national", missing.nationalTeamIsThere());
        model.addAttribute("reachable", directory.emailOf(viewer.personId()).isPresent());
        model.addAttribute(
                "regions",
                Authority.setsUp(viewer)
                        ? directory.regions().stream().map(this::line).toList()
                        : List.of());
        model.addAttribute(
                "organisations",
                own.stream()
                        .map(one -> line(one, waiting, viewer))
                        // where somebody waits for an answer stands first
                        .sorted(Comparator.comparing(line -> line.waiting() == 0))
                        .toList());
        return "beheer/set-up";
    }

    @PostMapping("/proefmail")
    String sendTestMail(RedirectAttributes next) {
        boolean sent = testMail.send(current.get());
        next.addFlashAttribute("note", words.say(sent ? "inrichting.proefmail.ja" : "inrichting.proefmail.nee"));
        return "redirect:/beheer";
    }

    /** Municipalities are many, and most have nothing to do with this installation: those with people stand here. */
    private List<Organisation> ownOrganisations(Viewer viewer) {
        return list.organisations(viewer).stream()
                .filter(one -> !one.kind().equals(OrganisationKind.GEMEENTE.code())
                        || one.region() != null
                        || !directory.peopleOf(one.code()).isEmpty())
                .toList();
    }

    private RegionLine line(Region region) {
        return new RegionLine(region.code(), region.name(), missing.in(region).size());
    }

    private OrganisationLine line(Organisation organisation, List<String> waiting, Viewer viewer) {
        return new OrganisationLine(
                organisation.code(),
                directory.labelOf(organisation.code()),
                words.of("grondslagen.soort", organisation.kind()),
                (int) directory.peopleOf(organisation.code()).stream()
                        .filter(Person::active)
                        .count(),
                (int) waiting.stream().filter(organisation.code()::equals).count(),
                Authority.keepsPeople(viewer, organisation.code()));
    }
}
