package nl.schakel.web.toegang;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.schakel.access.Viewer;
import nl.schakel.access.report.YearOfLooks;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.recovery.TakenOut;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.sheet.CsvLines;
import nl.schakel.support.time.Zones;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: how often people of the own organisation looked in a year, in numbers. */
@PageController
class YearPage {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int FIRST_YEAR = 2000;

    /** A table of one organisation. */
    public record YearTable(String id, String organisation, String title, List<YearRow> rows) {}

    /** One number in words. */
    public record YearRow(String what, long number) {}

    private final YearOfLooks years;
    private final TakenOut taken;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;
    private final Clock clock;

    YearPage(YearOfLooks years, TakenOut taken, Directory directory, Words words, CurrentViewer current, Clock clock) {
        this.years = years;
        this.taken = taken;
        this.directory = directory;
        this.words = words;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/toegang/jaar")
    String show(
            @RequestParam(name = "jaar", defaultValue = "") String typed, HttpServletResponse response, Model model) {
        Viewer viewer = current.get();
        InputCheck check = new InputCheck();
        int year = year(typed, check);
        model.addAttribute("year", typed.isBlank() ? Integer.toString(year) : typed);
        if (check.hasErrors()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", FieldMessages.of(check.errors()));
            model.addAttribute("tables", List.of());
            return "toegang/year";
        }
        model.addAttribute("tables", tables(years.of(year, viewer)));
        model.addAttribute("takenOut", takenOut(year));
        return "toegang/year";
    }

    @GetMapping("/toegang/jaar.csv")
    ResponseEntity<String> csv(@RequestParam(name = "jaar", defaultValue = "") String typed) {
        InputCheck check = new InputCheck();
        int year = year(typed, check);
        check.done();
        Stream<List<String>> head = Stream.of(Stream.of("organisatie", "jaar", "onderdeel", "wat", "aantal")
                .map(column -> words.say("jaar.kolom." + column))
                .toList());
        Stream<List<String>> body = years.of(year, current.get()).stream()
                .map(figure -> List.of(
                        directory.labelOf(figure.organisation()),
                        Integer.toString(year),
                        words.of("jaar.onderdeel", figure.topic().name()),
                        what(figure),
                        Long.toString(figure.number())));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("inzage-" + year + ".csv")
                                .build()
                                .toString())
                .body(CsvLines.of(Stream.concat(head, body)));
    }

    /** Of the whole installation: who takes everything out has the keys, and no account. */
    private List<String> takenOut(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return taken
                .between(
                        first.atStartOfDay(Zones.AMSTERDAM).toInstant(),
                        first.plusYears(1).atStartOfDay(Zones.AMSTERDAM).toInstant())
                .stream()
                .map(DutchTime::full)
                .toList();
    }

    private List<YearTable> tables(List<YearOfLooks.Figure> figures) {
        List<YearTable> tables = new ArrayList<>();
        for (String organisation : figures.stream()
                .map(YearOfLooks.Figure::organisation)
                .distinct()
                .toList()) {
            for (YearOfLooks.Topic topic : YearOfLooks.Topic.values()) {
                List<YearRow> rows = figures.stream()
                        .filter(figure -> figure.organisation().equals(organisation) && figure.topic() == topic)
                        .map(figure -> new YearRow(what(figure), figure.number()))
                        .toList();
                if (!rows.isEmpty()) {
                    tables.add(new YearTable(
                            organisation + "-" + topic.name(),
                            directory.labelOf(organisation),
                            words.of("jaar.onderdeel", topic.name()),
                            rows));
                }
            }
        }
        return tables;
    }

    private String what(YearOfLooks.Figure figure) {
        return switch (figure.topic()) {
            case SOORT -> words.of("jaar.soort", figure.code());
            case ROL ->
                Arrays.stream(Role.values())
                        .filter(role -> role.code().equals(figure.code()))
                        .map(directory::label)
                        .findFirst()
                        .orElse(words.say("jaar.rol.onbekend"));
            case DOEL -> words.of("doel", figure.code());
            case MELDING -> words.of("melding.soort", figure.code());
            case OORDEEL ->
                figure.code().equals("open") ? words.say("melding.open") : words.of("melding.oordeel", figure.code());
        };
    }

    /** Without one it is this year. */
    private int year(String typed, InputCheck check) {
        int now = DutchTime.local(clock.instant()).getYear();
        Long year = check.number("jaar", typed);
        if (year != null && (year < FIRST_YEAR || year > now)) {
            check.error("jaar", "buiten-bereik", "fout.moment.buiten-bereik", FIRST_YEAR, now);
        }
        return year == null || check.hasErrors() ? now : year.intValue();
    }
}
