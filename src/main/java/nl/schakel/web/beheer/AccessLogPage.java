package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.access.LogCheck;
import nl.schakel.access.LogReading;
import nl.schakel.access.LogWatch;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.signal.DossierSearch;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.time.Zones;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: for the data protection officer: who looked at what, when and why, and who was refused. */
@PageController
@RequestMapping("/toegang")
class AccessLogPage {

    /** Nothing has this id: a reference that does not exist shows an empty list, not everything. */
    private static final UUID NOTHING = new UUID(0, 0);

    private static final int LONGEST = 200;
    private static final Map<String, LogReading.Kind> KINDS =
            Arrays.stream(LogReading.Kind.values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    private final LogReading reading;
    private final LogWatch watch;
    private final DossierSearch dossiers;
    private final Directory directory;
    private final AccessLogRows rows;
    private final CurrentViewer current;

    AccessLogPage(
            LogReading reading,
            LogWatch watch,
            DossierSearch dossiers,
            Directory directory,
            AccessLogRows rows,
            CurrentViewer current) {
        this.reading = reading;
        this.watch = watch;
        this.dossiers = dossiers;
        this.directory = directory;
        this.rows = rows;
        this.current = current;
    }

    /** What somebody typed in the filter; an id stands for a person, because a name has no place in an address. */
    public record Asked(String van, String tot, String wie, String wat, String zaak, String voor) {

        public Asked {
            van = plain(van);
            tot = plain(tot);
            wie = plain(wie);
            wat = plain(wat);
            zaak = plain(zaak);
            voor = plain(voor);
        }

        private static String plain(String typed) {
            return typed == null ? "" : typed.strip();
        }

        private LogReading.Filter filter(InputCheck check, UUID dossier) {
            LocalDate from = check.day("van", van);
            LocalDate until = check.day("tot", tot);
            check.period("tot", from, until);
            UUID person = check.id("wie", wie);
            check.code("wat", wat.isEmpty() ? null : wat, KINDS.keySet()).text("zaak", zaak, LONGEST);
            Long before = check.number("voor", voor);
            return new LogReading.Filter(
                    from == null ? null : from.atStartOfDay(Zones.AMSTERDAM).toInstant(),
                    until == null
                            ? null
                            : until.plusDays(1).atStartOfDay(Zones.AMSTERDAM).toInstant(),
                    person,
                    KINDS.get(wat),
                    dossier,
                    before);
        }
    }

    @GetMapping
    String list(Asked asked, HttpServletResponse response, Model model) {
        Viewer viewer = current.get();
        InputCheck check = new InputCheck();
        UUID dossier = asked.zaak().isEmpty()
                ? null
                : dossiers.byReference(asked.zaak()).orElse(NOTHING);
        LogReading.Filter filter = asked.filter(check, dossier);
        model.addAttribute("asked", asked);
        model.addAttribute("kinds", LogReading.Kind.values());
        model.addAttribute("people", colleagues(viewer));
        model.addAttribute(
                "organisations",
                viewer.organisationsAs(Role.FG).stream().map(directory::labelOf).collect(Collectors.joining(", ")));
        if (check.hasErrors()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", FieldMessages.of(check.errors()));
            model.addAttribute("rows", List.of());
            return "toegang/list";
        }
        LogReading.Page page = reading.read(viewer, filter);
        Map<UUID, String> references = dossiers.references(page.rows().stream()
                .map(LogReading.Row::dossier)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        model.addAttribute("rows", rows.of(page.rows(), references));
        model.addAttribute("next", page.next());
        return "toegang/list";
    }

    /** Where the link in the mail with a head leads. */
    @GetMapping("/controle/{kop}")
    String checkHead(@PathVariable("kop") String kop, Model model) {
        return check(kop, model);
    }

    @GetMapping("/controle")
    String check(@RequestParam(defaultValue = "") String zegel, Model model) {
        Viewer viewer = current.get();
        String noted = zegel.strip().toLowerCase(DutchTime.DUTCH);
        LogCheck check = reading.check(viewer);
        model.addAttribute("check", check);
        model.addAttribute("head", check.position() == 0 ? "" : check.position() + "-" + check.head());
        model.addAttribute(
                "lost",
                check.lost() == null
                        ? null
                        : DutchTime.dayAndYear(
                                check.lost().atStartOfDay(Zones.AMSTERDAM).toInstant()));
        watch.last().ifPresent(last -> model.addAttribute("checkedAt", DutchTime.full(last.at())));
        model.addAttribute("noted", noted);
        if (!noted.isEmpty()) {
            model.addAttribute("found", reading.positionOf(viewer, noted).orElse(null));
        }
        return "toegang/check";
    }

    private List<Person> colleagues(Viewer viewer) {
        Set<String> own = viewer.organisationsAs(Role.FG);
        return directory.people().stream()
                .filter(person ->
                        person.groups().stream().map(GroupId::organisation).anyMatch(own::contains))
                .sorted(Comparator.comparing(Person::displayName))
                .toList();
    }
}
