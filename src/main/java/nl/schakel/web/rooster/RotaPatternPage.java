package nl.schakel.web.rooster;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.NewDuty;
import nl.schakel.piket.rota.PatternSlot;
import nl.schakel.piket.rota.Patterns;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: the chain director sets up the week that repeats itself. */
@PageController
@RequestMapping("/piket/patroon")
class RotaPatternPage {

    private final Patterns patterns;
    private final DutyAreas areas;
    private final RotaViews views;
    private final Words words;
    private final CurrentViewer current;
    private final Clock clock;

    RotaPatternPage(
            Patterns patterns, DutyAreas areas, RotaViews views, Words words, CurrentViewer current, Clock clock) {
        this.patterns = patterns;
        this.areas = areas;
        this.views = views;
        this.words = words;
        this.current = current;
        this.clock = clock;
    }

    /** What was typed, to show again when it was refused. */
    public record Form(
            String lijn, List<String> dag, String hoeVaak, String vanaf, String van, String tot, String wie) {

        private static final String EVERY_OTHER_WEEK = "om-de-week";

        private static Form empty() {
            return new Form("eerste", List.of(), "elke-week", "", "", "", "");
        }

        private NewDuty duty() {
            return new NewDuty(
                    Line.of(lijn).orElse(null),
                    days(dag),
                    read(van, LocalTime::parse),
                    read(tot, LocalTime::parse),
                    hoeVaak.equals(EVERY_OTHER_WEEK),
                    new InputCheck().day("vanaf", vanaf),
                    person(wie));
        }
    }

    /**
     * A duty of the week in words.
     *
     * @param turn in which weeks it holds, or null when it holds each week
     */
    public record Slot(UUID id, String line, String when, String turn, String who) {}

    /** A day of the week with its duties. */
    public record Weekday(String value, String name, List<Slot> slots) {}

    @GetMapping
    String show(@RequestParam("gebied") String code, Model model) {
        return show(directed(code), Form.empty(), Map.of(), model);
    }

    @PostMapping
    String add(
            @RequestParam("gebied") String code,
            @RequestParam(name = "lijn", defaultValue = "") String line,
            @RequestParam(name = "dag", required = false) List<String> days,
            @RequestParam(name = "hoe-vaak", defaultValue = "elke-week") String often,
            @RequestParam(name = "vanaf", defaultValue = "") String firstWeek,
            @RequestParam(name = "van", defaultValue = "") String from,
            @RequestParam(name = "tot", defaultValue = "") String until,
            @RequestParam(name = "wie", defaultValue = "") String who,
            Model model,
            RedirectAttributes next) {
        DutyArea area = directed(code);
        Form form = new Form(line, days == null ? List.of() : days, often, firstWeek, from, until, who);
        try {
            patterns.add(code, form.duty(), current.get());
        } catch (InvalidInput refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach((FieldError error) -> errors.putIfAbsent(error.field(), error.message()));
            return show(area, form, errors, model);
        }
        next.addFlashAttribute("note", words.say("piket.patroon.bewaard"));
        return back(code, next);
    }

    @PostMapping("/{id}/weg")
    String remove(@PathVariable("id") UUID id, @RequestParam("gebied") String code, RedirectAttributes next) {
        PatternSlot removed = patterns.remove(code, id, current.get());
        next.addFlashAttribute("note", words.say("piket.patroon.weggehaald", told(removed)));
        next.addFlashAttribute("removed", form(removed));
        return back(code, next);
    }

    /** Takes a removal back: the form holds exactly the duty that was there. */
    @PostMapping("/terug")
    String putBack(
            @RequestParam("gebied") String code,
            @RequestParam("lijn") String line,
            @RequestParam("dag") String day,
            @RequestParam("van") String from,
            @RequestParam("tot") String until,
            @RequestParam(name = "vanaf", defaultValue = "") String firstWeek,
            @RequestParam("wie") UUID who,
            RedirectAttributes next) {
        PatternSlot removed = slot(code, line, day, from, until, firstWeek, who);
        try {
            patterns.putBack(removed, current.get());
            next.addFlashAttribute("note", words.say("piket.patroon.teruggezet", told(removed)));
        } catch (InvalidInput refused) {
            next.addFlashAttribute("refused", refused.errors().get(0).message());
        }
        return back(code, next);
    }

    private static PatternSlot slot(
            String code, String line, String day, String from, String until, String firstWeek, UUID who) {
        try {
            return new PatternSlot(
                    UUID.randomUUID(),
                    code,
                    Line.of(line).orElseThrow(NotVisible::new),
                    DayOfWeek.valueOf(day),
                    LocalTime.parse(from),
                    LocalTime.parse(until),
                    first(firstWeek),
                    who);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw new NotVisible();
        }
    }

    private static LocalDate first(String week) {
        InputCheck check = new InputCheck();
        LocalDate day = check.day("vanaf", week);
        if (check.hasErrors()) {
            throw new NotVisible();
        }
        return day;
    }

    /** The fields that hold the duty until somebody puts it back; a session keeps only plain values. */
    private static LinkedHashMap<String, String> form(PatternSlot slot) {
        LinkedHashMap<String, String> fields = new LinkedHashMap<>();
        fields.put("gebied", slot.area());
        fields.put("lijn", slot.line().code());
        fields.put("dag", slot.day().name());
        fields.put("van", slot.starts().toString());
        fields.put("tot", slot.ends().toString());
        fields.put("vanaf", slot.firstWeek() == null ? "" : slot.firstWeek().toString());
        fields.put("wie", slot.person().toString());
        return fields;
    }

    private String told(PatternSlot slot) {
        return words.say(
                "piket.patroon.dienst",
                name(slot.day()),
                words.say("piket.tijd", slot.starts(), slot.ends()),
                words.say("piket.lijn." + slot.line().code()).toLowerCase(DutchTime.DUTCH),
                views.name(slot.person()));
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, DutchTime.DUTCH);
    }

    private String show(DutyArea area, Form form, Map<String, String> errors, Model model) {
        List<PatternSlot> slots = patterns.of(area.code());
        model.addAttribute("area", area);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "week",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> weekday(day, slots))
                        .toList());
        model.addAttribute("colleagues", views.colleagues(area));
        return "piket/pattern";
    }

    private Weekday weekday(DayOfWeek day, List<PatternSlot> slots) {
        return new Weekday(
                String.valueOf(day.getValue()),
                name(day),
                slots.stream()
                        .filter(slot -> slot.day() == day)
                        .map(slot -> new Slot(
                                slot.id(),
                                slot.line().code(),
                                words.say("piket.tijd", slot.starts(), slot.ends()),
                                turn(slot),
                                views.name(slot.person())))
                        .toList());
    }

    private String turn(PatternSlot slot) {
        if (slot.firstWeek() == null) {
            return null;
        }
        LocalDate today = DutchTime.local(clock.instant()).toLocalDate();
        LocalDate next = slot.nextWeek(today);
        boolean now = !next.isAfter(today);
        return words.say(
                now ? "piket.patroon.om-de-week.nu" : "piket.patroon.om-de-week.straks",
                String.valueOf(next.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                DutchTime.day(next.atTime(12, 0).atZone(Zones.AMSTERDAM).toInstant()));
    }

    private DutyArea directed(String code) {
        Viewer viewer = current.get();
        return areas.of(code).filter(area -> areas.directs(viewer, area)).orElseThrow(NotVisible::new);
    }

    private static Set<DayOfWeek> days(List<String> chosen) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values())
                .filter(day -> chosen.contains(String.valueOf(day.getValue())))
                .forEach(days::add);
        return days;
    }

    private static <T> T read(String typed, Function<String, T> parse) {
        try {
            return typed.isBlank() ? null : parse.apply(typed.strip());
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static UUID person(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static String back(String code, RedirectAttributes next) {
        next.addAttribute("gebied", code);
        return "redirect:/piket/patroon";
    }
}
