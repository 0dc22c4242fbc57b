package nl.schakel.web.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.EmergencyAccess;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.administration.Authority;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.signal.DossierSearch;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Controller advice: puts the frame of the page into every model, the login and error pages included. */
@ControllerAdvice(annotations = Controller.class)
class ShellAdvice {

    /** A shelter and the person who pays see what they are asked, not the case. */
    private static final Set<Role> NO_CASES = Set.of(
            Role.MELDER,
            Role.AMBASSADEUR,
            Role.FG,
            Role.PERSONEELSBEHEER,
            Role.BEHEER,
            Role.OPVANG,
            Role.CENTRUMGEMEENTE,
            Role.COMENSHA,
            Role.WMO);

    private final SchakelClock clock;
    private final CurrentViewer current;
    private final Directory directory;
    private final EmergencyAccess emergency;
    private final DossierSearch dossiers;
    private final LookLog looks;

    ShellAdvice(
            SchakelClock clock,
            CurrentViewer current,
            Directory directory,
            EmergencyAccess emergency,
            DossierSearch dossiers,
            LookLog looks) {
        this.looks = looks;
        this.clock = clock;
        this.current = current;
        this.directory = directory;
        this.emergency = emergency;
        this.dossiers = dossiers;
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request) {
        Optional<Person> person = current.person();
        return new Shell(
                clock.movable(),
                DutchTime.full(clock.instant()),
                !clock.ahead().isZero(),
                person.map(this::who).orElse(null),
                navigation(person, pathOf(request)),
                settings(person, pathOf(request)),
                emergencies(person),
                pathOf(request),
                person.map(signedIn -> request.getSession(false))
                        .map(HttpSession::getMaxInactiveInterval)
                        .orElse(null));
    }

    private List<Shell.Emergency> emergencies(Optional<Person> person) {
        List<EmergencyAccess.Opened> open = person.filter(staff -> staff.holds(Role.PIKET))
                .map(Viewer::of)
                .map(emergency::current)
                .orElse(List.of());
        if (open.isEmpty()) {
            return List.of();
        }
        Set<UUID> cases = open.stream().map(EmergencyAccess.Opened::dossier).collect(Collectors.toSet());
        looks.polled(Viewer.of(person.orElseThrow()), "zaken-balk", cases);
        Map<UUID, String> references = dossiers.references(cases);
        return open.stream()
                .map(one -> new Shell.Emergency(
                        one.id(), one.dossier(), references.get(one.dossier()), DutchTime.time(one.until())))
                .toList();
    }

    /** Inside Camunda Tasklist the page comes without header and footer. */
    @ModelAttribute("framed")
    boolean framed(HttpServletRequest request) {
        return "1".equals(request.getParameter("kader"));
    }

    private Shell.Who who(Person person) {
        String role = person.groups().stream()
                .sorted(Comparator.comparing(GroupId::toString))
                .findFirst()
                .map(directory::label)
                .orElse("");
        return new Shell.Who(person.displayName(), role);
    }

    private static List<Shell.Item> navigation(Optional<Person> person, String path) {
        List<Shell.Item> items = new ArrayList<>();
        items.add(item("/melden", "schil.nav.melden", path));
        if (person.isEmpty()) {
            items.add(item("/melden/volgen", "schil.nav.volgen", path));
            return items;
        }
        Person staff = person.get();
        boolean onlyReports =
                staff.groups().stream().allMatch(g -> g.role() == Role.MELDER || g.role() == Role.AMBASSADEUR);
        if (onlyReports) {
            items.add(item("/melden/volgen", "schil.nav.volgen", path));
        }
        items.add(item("/taken", "schil.nav.taken", path));
        if (staff.groups().stream().anyMatch(g -> !NO_CASES.contains(g.role()))) {
            items.add(item("/zaken", "schil.nav.zaken", path));
        }
        if (staff.holds(Role.OPVANG)) {
            items.add(item("/opvang", "opvang.nav", path));
        }
        if (staff.groups().stream().anyMatch(g -> RoleSets.CARE.contains(g.role()))) {
            items.add(item("/plaatsingen", "opvang.plaatsingen.nav", path));
        }
        if (staff.holds(Role.KETENREGISSEUR) || staff.holds(Role.CENTRUMGEMEENTE)) {
            items.add(item("/weigeringen", "opvang.weigeringen.nav", path));
        }
        if (staff.groups().stream().anyMatch(g -> RoleSets.COORDINATORS.contains(g.role()))) {
            items.add(item("/piket", "piket.nav", path));
        } else if (staff.groups().stream().anyMatch(g -> RoleSets.CALLERS.contains(g.role()))) {
            items.add(item("/piket", "piket.nav.oproepen", path));
        }
        items.add(item("/camunda/app/tasklist/default/", "schil.nav.tasklist", path));
        if (staff.holds(Role.FG)) {
            items.add(item("/toegang", "schil.nav.toegang", path));
        }
        if (staff.holds(Role.BEHEER)) {
            items.add(item("/storingen", "schil.nav.storingen", path));
            items.add(item("/camunda/app/cockpit/default/", "schil.nav.beheer", path));
        }
        return items;
    }

    private static Shell.Item item(String path, String label, String current) {
        // "/melden/volgen" has an entry of its own
        boolean here = current.equals(path) || (!path.equals("/melden") && current.startsWith(path + "/"));
        return new Shell.Item(path, label, here);
    }

    /** What somebody sets up once and seldom looks at: it stands below the page, and leaves the menu to the work. */
    private List<Shell.Item> settings(Optional<Person> person, String path) {
        List<Shell.Item> items = new ArrayList<>();
        person.ifPresent(staff -> {
            items.add(item("/instellingen", "schil.instellingen", path));
            Viewer viewer = Viewer.of(staff);
            if (Authority.setsUp(viewer) || staff.holds(Role.PERSONEELSBEHEER)) {
                items.add(item("/beheer", "inrichting.titel", path));
            }
            directory.regionsOf(Role.KETENREGISSEUR, viewer.groups()).stream()
                    .findFirst()
                    .ifPresent(region -> items.add(item("/beheer/regios/" + region.code(), "regio.nav", path)));
            if (staff.holds(Role.BEHEER) || staff.holds(Role.KETENREGISSEUR)) {
                items.add(item("/beheer/vormen", "vormen.titel", path));
            }
            if (staff.holds(Role.KETENREGISSEUR) || staff.holds(Role.LANDELIJK)) {
                items.add(item("/werkbank", "werkbank.titel", path));
                // an officer comes there by the page of the access log
                items.add(item("/toegang/bewaren", "bewaren.titel", path));
            }
        });
        return items;
    }

    private static String pathOf(HttpServletRequest request) {
        boolean failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null;
        return failed
                ? ""
                : request.getRequestURI().substring(request.getContextPath().length());
    }
}
