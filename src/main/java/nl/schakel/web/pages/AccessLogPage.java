package nl.schakel.web.pages;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.LogReading;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.signal.DossierSearch;
import nl.schakel.support.time.Zones;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For the data protection officer: who looked at what, when and why, and who was refused. */
@Controller
@RequestMapping("/toegang")
class AccessLogPage {

    /** Nothing has this id: a reference that does not exist shows an empty list, not everything. */
    private static final UUID NOTHING = new UUID(0, 0);

    private final LogReading reading;
    private final DossierSearch dossiers;
    private final Directory directory;
    private final AccessLogRows rows;
    private final CurrentViewer current;

    AccessLogPage(
            LogReading reading,
            DossierSearch dossiers,
            Directory directory,
            AccessLogRows rows,
            CurrentViewer current) {
        this.reading = reading;
        this.dossiers = dossiers;
        this.directory = directory;
        this.rows = rows;
        this.current = current;
    }

    /** What somebody typed in the filter; an id stands for a person, because a name has no place in an address. */
    record Asked(LocalDate van, LocalDate tot, UUID wie, LogReading.Kind wat, String zaak, Long voor) {

        LogReading.Filter filter(UUID dossier) {
            return new LogReading.Filter(
                    van == null ? null : van.atStartOfDay(Zones.AMSTERDAM).toInstant(),
                    tot == null
                            ? null
                            : tot.plusDays(1).atStartOfDay(Zones.AMSTERDAM).toInstant(),
                    wie,
                    wat,
                    dossier,
                    voor);
        }
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate van,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate tot,
            @RequestParam(required = false) UUID wie,
            @RequestParam(required = false) LogReading.Kind wat,
            @RequestParam(required = false) String zaak,
            @RequestParam(required = false) Long voor,
            Model model) {
        Viewer viewer = current.get();
        Asked asked = new Asked(van, tot, wie, wat, zaak == null ? "" : zaak.strip(), voor);
        UUID dossier = asked.zaak().isEmpty()
                ? null
                : dossiers.byReference(asked.zaak()).orElse(NOTHING);
        LogReading.Page page = reading.read(viewer, asked.filter(dossier));
        Map<UUID, String> references = dossiers.references(page.rows().stream()
                .map(LogReading.Row::dossier)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        model.addAttribute("asked", asked);
        model.addAttribute("rows", rows.of(page.rows(), references));
        model.addAttribute("next", page.next());
        model.addAttribute("kinds", LogReading.Kind.values());
        model.addAttribute("people", colleagues(viewer));
        model.addAttribute(
                "organisations",
                viewer.organisationsAs(Role.FG).stream().map(directory::labelOf).collect(Collectors.joining(", ")));
        return "toegang/list";
    }

    @GetMapping("/controle")
    String check(@RequestParam(defaultValue = "") String zegel, Model model) {
        Viewer viewer = current.get();
        String noted = zegel.strip().toLowerCase(DutchTime.DUTCH);
        model.addAttribute("check", reading.check(viewer));
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
