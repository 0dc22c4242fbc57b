package nl.schakel.web.plaatsing;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.RoleSets;
import nl.schakel.placement.RefusalRow;
import nl.schakel.placement.RefusalStatistics;
import nl.schakel.placement.shelter.PoliceDemand;
import nl.schakel.placement.shelter.Profiles;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.sheet.CsvLines;
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

/**
 * Page controller: for the chain director and the municipality that buys the places: which criterion kept how many people out of a bed, and for how many nights.
 */
@PageController
class RefusalsPage {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final RefusalStatistics refusals;
    private final Profiles profiles;
    private final RefusalCharts charts;
    private final Words words;
    private final CurrentViewer current;
    private final Clock clock;
    private final LookLog looks;

    RefusalsPage(
            RefusalStatistics refusals,
            Profiles profiles,
            RefusalCharts charts,
            Words words,
            CurrentViewer current,
            Clock clock,
            LookLog looks) {
        this.looks = looks;
        this.refusals = refusals;
        this.profiles = profiles;
        this.charts = charts;
        this.words = words;
        this.current = current;
        this.clock = clock;
    }

    /** The months of which the figures are shown, both included. */
    record Period(YearMonth from, YearMonth to) {}

    @GetMapping("/weigeringen")
    String show(
            @RequestParam(name = "van", defaultValue = "") String from,
            @RequestParam(name = "tot", defaultValue = "") String to,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = current.get();
        InputCheck check = new InputCheck();
        Period period = period(from, to, check);
        if (check.hasErrors()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", FieldMessages.of(check.errors()));
            model.addAttribute("from", from);
            model.addAttribute("to", to);
            model.addAttribute("rows", List.of());
            model.addAttribute("charts", List.of());
            model.addAttribute("police", List.of());
            return "weigeringen/list";
        }
        List<RefusalRow> rows = refusals.perCriterion(viewer, period.from(), period.to());
        looks.shown(viewer, "weigeringen", rows.size());
        model.addAttribute("from", period.from().toString());
        model.addAttribute("to", period.to().toString());
        model.addAttribute("rows", rows.stream().map(charts::row).toList());
        model.addAttribute(
                "charts",
                rows.isEmpty()
                        ? List.of()
                        : List.of(
                                charts.of("personen", rows, RefusalRow::persons),
                                charts.of("nachten", rows, RefusalRow::nights)));
        model.addAttribute(
                "police",
                // names shelters, so for who talks with them about it
                (RoleSets.STAND_INS.stream().anyMatch(viewer::holds)
                                ? profiles.demandingCooperation(viewer)
                                : List.<PoliceDemand>of())
                        .stream()
                                .map(demand -> words.say(
                                        "profiel.politie.regel",
                                        demand.organisationName(),
                                        words.of("niveau", demand.level().code())
                                                .toLowerCase(DutchTime.DUTCH),
                                        DutchTime.date(demand.since())))
                                .toList());
        return "weigeringen/list";
    }

    @GetMapping("/weigeringen.csv")
    ResponseEntity<String> csv(
            @RequestParam(name = "van", defaultValue = "") String from,
            @RequestParam(name = "tot", defaultValue = "") String to) {
        InputCheck check = new InputCheck();
        Period period = period(from, to, check);
        check.done();
        Stream<List<String>> head = Stream.of(Stream.of("maand", "criterium", "soort", "personen", "nachten", "mediaan")
                .map(column -> words.say("weigeringen.kolom." + column))
                .toList());
        Viewer viewer = current.get();
        List<RefusalRow> rows = refusals.perCriterion(viewer, period.from(), period.to());
        looks.shown(viewer, "weigeringen:bestand", rows.size());
        Stream<List<String>> body = rows.stream()
                .map(row -> List.of(
                        row.month().toString(),
                        charts.criterion(row),
                        words.of("opvangsoort", row.kind()),
                        row.persons(),
                        row.nights(),
                        row.medianHours()));
        String name = "weigeringen-" + period.from() + "-" + period.to() + ".csv";
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(CsvLines.of(Stream.concat(head, body)));
    }

    /** Without a month it is the usual time: last year up to now. */
    private Period period(String from, String to, InputCheck check) {
        YearMonth first = check.month("van", from);
        YearMonth last = check.month("tot", to);
        check.period("tot", first, last);
        YearMonth now = YearMonth.from(DutchTime.local(clock.instant()));
        YearMonth end = last == null ? now : last;
        YearMonth begin = first == null ? end.minusMonths(11) : first;
        if (begin.isAfter(end) && !check.hasErrors()) {
            check.error("van", "volgorde", "fout.maand.komt-nog");
        }
        return new Period(begin, end);
    }
}
