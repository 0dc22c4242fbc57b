package nl.schakel.web.werkbank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.compare.BundleComparison;
import nl.schakel.process.compare.ElementDifference;
import nl.schakel.process.compare.FileDifference;
import nl.schakel.process.compare.ModelChange;
import nl.schakel.process.compare.PartDifference;
import nl.schakel.process.deploy.ModelDirectors;
import nl.schakel.process.deploy.ModelLibrary;
import nl.schakel.process.move.RunningCases;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.Severity;
import nl.schakel.support.text.Sentences;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** View factory: bundles, what stands in them and what differs, in Dutch. */
@Component
class WorkbenchViews {

    private static final Sentences WHO = Sentences.of("who-in-models");
    static final String MODEL = ".bpmn";
    static final String TABLE = ".dmn";

    /** What an element of a drawing is to a tool, not to a director. */
    private static final Set<String> NOT_LISTED = Set.of(
            "definitions",
            "process",
            "sequenceFlow",
            "association",
            "textAnnotation",
            "message",
            "collaboration",
            "participant",
            "decisionTable",
            "form");

    private static final Set<String> EXPLANATIONS = Set.of("documentation", "description");

    /**
     * A bundle in one line.
     *
     * @param title whose it is and which number
     * @param made by whom and when
     */
    record BundleHead(UUID id, String title, String made, String reason, String judged, String state, boolean open) {}

    record BundleRow(BundleHead head, boolean live, int running) {}

    /**
     * The bundles of one region.
     *
     * @param code {@code landelijk} for the national base
     * @param follows whether it begins by the national base
     * @param since when and by whom it was made live
     * @param coming what will be live, and when; null when nothing is planned
     * @param directs whether who looks decides about it
     * @param deviation null when it follows the national base, or is it
     */
    record ShelfView(
            String code,
            String name,
            BundleHead live,
            boolean follows,
            String since,
            String why,
            String coming,
            boolean directs,
            List<BundleRow> bundles,
            DeviationView deviation) {}

    /**
     * How a region's own bundle deviates from the national base.
     *
     * @param files names of what the region has otherwise
     * @param base id of the base with which it is up to date
     * @param now id of the national base of today
     * @param changed names of what changed there since
     * @param both names of what both changed
     */
    record DeviationView(List<String> files, UUID base, UUID now, List<String> changed, List<String> both) {}

    /** A file of a bundle, as it is listed. */
    record FileRow(String name, String title) {}

    record BundleView(BundleHead head, List<FileRow> models, List<FileRow> tables, List<FileRow> forms) {}

    /** A part of an element with what it says. */
    record SaidPart(String part, String value) {}

    record StepLine(String id, String thing, String name, List<SaidPart> said) {}

    /** A decision table: its columns and, per row, the cells in their order. */
    record TableView(List<String> columns, List<TableLine> rows, String policy) {}

    record TableLine(int number, String text, List<String> cells) {}

    /**
     * One file in words.
     *
     * @param table null when it is no table
     * @param drawn whether there is a picture of it
     */
    record FileView(
            String name,
            String title,
            String explanation,
            String unreadable,
            boolean drawn,
            List<StepLine> lines,
            TableView table,
            String usedBy) {}

    /** Elements of one kind of change. */
    record ChangeGroup(String change, List<ElementDifference> elements) {}

    /**
     * What differs in one file.
     *
     * @param added ids for the picture of the new file
     * @param gone ids for the picture of the old file
     */
    record DifferenceView(
            String name,
            String title,
            String change,
            String unreadable,
            boolean drawnBefore,
            boolean drawnAfter,
            List<ChangeGroup> groups,
            List<String> moved,
            String added,
            String changed,
            String shifted,
            String gone) {}

    /** What came of holding a zip against the rules. */
    record CheckView(
            String title,
            int files,
            boolean accepted,
            boolean unreadable,
            List<RuleFinding> errors,
            List<RuleFinding> warnings,
            List<DifferenceView> differences) {}

    /** A bundle that can be chosen to compare with. */
    record OtherBundle(UUID id, String title, boolean chosen) {}

    private final Directory directory;
    private final ModelDirectors directors;
    private final RunningCases running;
    private final Words words;
    private final String who;

    WorkbenchViews(Directory directory, ModelDirectors directors, RunningCases running, Words words, ObjectMapper json)
            throws JsonProcessingException {
        this.directory = directory;
        this.directors = directors;
        this.running = running;
        this.words = words;
        this.who = json.writeValueAsString(WHO.all());
    }

    /** What a picture writes in its tasks, for the script that draws it: who does them, in JSON. */
    String who() {
        return who;
    }

    ShelfView shelf(ModelLibrary.Shelf shelf, Viewer viewer) {
        String code = shelf.region() == null ? null : shelf.region().code();
        LiveChange since = shelf.since();
        boolean follows = code != null && (since == null || since.region() == null);
        return new ShelfView(
                code == null ? "landelijk" : code,
                name(code),
                shelf.live() == null ? null : head(shelf.live()),
                follows,
                since == null
                        ? ""
                        : words.say(
                                "werkbank.sinds",
                                DutchTime.full(moment(since)),
                                since.by() == null ? words.say("werkbank.door.schakel") : person(since.by())),
                since == null || since.why() == null ? "" : since.why(),
                coming(shelf),
                directors.directs(viewer, code),
                shelf.bundles().stream()
                        .map(bundle ->
                                new BundleRow(head(bundle.version()), bundle.live(), running.in(bundle.version())))
                        .toList(),
                shelf.deviation() == null ? null : deviation(shelf.deviation()));
    }

    private static DeviationView deviation(ModelLibrary.Deviation deviation) {
        return new DeviationView(
                deviation.files(), deviation.base().id(), deviation.now().id(), deviation.changed(), deviation.both());
    }

    private String coming(ModelLibrary.Shelf shelf) {
        LiveChange coming = shelf.coming();
        if (coming == null) {
            return null;
        }
        String what = shelf.bundles().stream()
                .map(ModelLibrary.Shelved::version)
                .filter(version -> version.id().equals(coming.bundle()))
                .findFirst()
                .map(version -> words.say("werkbank.bundel", version.number()))
                .orElse(words.say("werkbank.landelijke"));
        return words.say("werkbank.straks", what, DutchTime.full(coming.from()));
    }

    private static Instant moment(LiveChange change) {
        return change.from() == null ? change.at() : change.from();
    }

    BundleHead head(BundleVersion bundle) {
        return new BundleHead(
                bundle.id(),
                words.say("werkbank.bundel.van", bundle.number(), name(bundle.region())),
                bundle.madeBy() == null
                        ? words.say("werkbank.gemaakt.schakel", DutchTime.full(bundle.madeAt()))
                        : words.say("werkbank.gemaakt", person(bundle.madeBy()), DutchTime.full(bundle.madeAt())),
                bundle.reason() == null ? "" : bundle.reason(),
                bundle.judgedBy() == null
                        ? ""
                        : words.say(
                                "werkbank.beoordeeld." + bundle.state().code(),
                                person(bundle.judgedBy()),
                                DutchTime.full(bundle.judgedAt())),
                words.of(
                        "werkbank.stand",
                        bundle.origin() == BundleVersion.BundleOrigin.MEEGELEVERD
                                ? bundle.origin().code()
                                : bundle.state().code()),
                bundle.state() == BundleVersion.BundleState.VOORGESTELD);
    }

    String name(String region) {
        return region == null
                ? words.say("werkbank.landelijk")
                : directory.region(region).map(Region::name).orElse(region);
    }

    String person(UUID id) {
        return directory.person(id).map(Person::displayName).orElse(words.say("werkbank.iemand"));
    }

    BundleView bundle(ModelLibrary.Opened opened) {
        Map<String, String> titles = new LinkedHashMap<>();
        opened.files()
                .contents()
                .forEach((name, content) -> titles.put(
                        name, BundleComparison.contents(name, content).title()));
        return new BundleView(
                head(opened.version()),
                rows(titles, name -> name.endsWith(MODEL)),
                rows(titles, name -> name.endsWith(TABLE)),
                rows(titles, name -> !name.endsWith(MODEL) && !name.endsWith(TABLE)));
    }

    private static List<FileRow> rows(Map<String, String> titles, Predicate<String> kind) {
        return titles.entrySet().stream()
                .filter(file -> kind.test(file.getKey()))
                .map(file -> new FileRow(file.getKey(), title(file.getKey(), file.getValue())))
                .toList();
    }

    /** A form has no name but that of its file. */
    static String title(String file, String title) {
        return title.equals(file)
                ? StringUtils.capitalize(file.replace(".form", "").replace('-', ' '))
                : title;
    }

    /** @param all every file of the bundle, since a form is used by a model */
    FileView file(FileDifference file, Map<String, byte[]> all) {
        List<ElementDifference> elements = file.elements();
        String name = file.file();
        return new FileView(
                name,
                title(file.file(), file.title()),
                elements.stream()
                        .filter(one -> Set.of("process", "decision").contains(one.kind()))
                        .flatMap(one -> one.parts().stream())
                        .filter(part -> EXPLANATIONS.contains(part.code()))
                        .map(PartDifference::after)
                        .findFirst()
                        .orElse(""),
                file.unreadable(),
                name.endsWith(MODEL) && file.unreadable() == null,
                name.endsWith(TABLE) ? List.of() : lines(elements),
                name.endsWith(TABLE) && file.unreadable() == null ? table(elements) : null,
                name.endsWith(".form") ? users(name, all) : "");
    }

    private static List<StepLine> lines(List<ElementDifference> elements) {
        return elements.stream()
                .filter(one -> !NOT_LISTED.contains(one.kind()))
                .filter(one -> !one.name().equals(one.element()) || !one.parts().isEmpty())
                .map(one -> new StepLine(
                        one.element(),
                        one.thing(),
                        one.name(),
                        one.parts().stream()
                                .map(part -> new SaidPart(part.part(), part.after()))
                                .toList()))
                .toList();
    }

    private TableView table(List<ElementDifference> elements) {
        List<ElementDifference> columns = elements.stream()
                .filter(one -> Set.of("input", "output").contains(one.kind()))
                .toList();
        List<TableLine> rows = new ArrayList<>();
        for (ElementDifference row : elements) {
            if (row.kind().equals("rule")) {
                Map<String, String> cells = row.parts().stream()
                        .collect(Collectors.toMap(PartDifference::code, PartDifference::after, (a, b) -> a));
                rows.add(new TableLine(
                        rows.size() + 1,
                        cells.getOrDefault("description", ""),
                        columns.stream()
                                .map(column -> cell(cells.get(column.element())))
                                .toList()));
            }
        }
        String policy = elements.stream()
                .filter(one -> one.kind().equals("decisionTable"))
                .flatMap(one -> one.parts().stream())
                .filter(part -> part.code().equals("hitPolicy"))
                .map(PartDifference::after)
                .findFirst()
                .orElse("UNIQUE");
        return new TableView(
                columns.stream().map(ElementDifference::name).toList(), rows, words.of("werkbank.tabel", policy));
    }

    /** A dash is any value; the quotes around a text are for the engine. */
    private String cell(String text) {
        if (text == null || text.equals("-")) {
            return "";
        }
        return Arrays.stream(text.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .map(String::strip)
                .map(one -> one.matches("\"[^\"]*\"") ? one.substring(1, one.length() - 1) : one)
                .collect(Collectors.joining(words.say("werkbank.cel.of")));
    }

    /** In which steps a form is filled in. */
    private String users(String form, Map<String, byte[]> all) {
        String id = form.replace(".form", "");

        return all.entrySet().stream()
                .filter(file -> file.getKey().endsWith(MODEL))
                .map(file -> BundleComparison.contents(file.getKey(), file.getValue()))
                .flatMap(model -> model.elements().stream()
                        .filter(one -> one.parts().stream()
                                .anyMatch(part -> part.code().equals("formRef") && id.equals(part.after())))
                        .map(one -> words.say("werkbank.stap.in", one.name(), model.title())))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    DifferenceView difference(FileDifference file) {
        boolean model = file.file().endsWith(MODEL) && file.unreadable() == null;
        List<ElementDifference> gone = of(file, ModelChange.WEG);
        return new DifferenceView(
                file.file(),
                title(file.file(), file.title()),
                file.change().code(),
                file.unreadable(),
                model && (file.change() == ModelChange.WEG || !gone.isEmpty()) && file.change() != ModelChange.NIEUW,
                model && file.change() != ModelChange.WEG && !onlyGone(file),
                Stream.of(ModelChange.NIEUW, ModelChange.GEWIJZIGD, ModelChange.WEG)
                        .map(change -> new ChangeGroup(change.code(), of(file, change)))
                        .filter(group -> !group.elements().isEmpty())
                        .toList(),
                file.moved().stream().map(WorkbenchViews::named).toList(),
                ids(of(file, ModelChange.NIEUW)),
                ids(of(file, ModelChange.GEWIJZIGD)),
                ids(file.moved()),
                ids(gone));
    }

    /** Then the new picture has nothing to show. */
    private static boolean onlyGone(FileDifference file) {
        return !file.elements().isEmpty()
                && file.moved().isEmpty()
                && file.elements().stream().allMatch(one -> one.change() == ModelChange.WEG);
    }

    private static String named(ElementDifference element) {
        return element.thing() + " " + element.name();
    }

    private static List<ElementDifference> of(FileDifference file, ModelChange change) {
        return file.elements().stream().filter(one -> one.change() == change).toList();
    }

    private static String ids(List<ElementDifference> elements) {
        return elements.stream()
                .map(ElementDifference::element)
                .filter(id -> !id.contains(" "))
                .collect(Collectors.joining(" "));
    }

    CheckView check(ModelLibrary.Checked checked, int files) {
        List<DifferenceView> differences =
                checked.differences().stream().map(this::difference).toList();
        return new CheckView(
                head(checked.live()).title(),
                files,
                checked.accepted(),
                differences.stream().map(DifferenceView::unreadable).anyMatch(Objects::nonNull),
                of(checked.findings(), Severity.FOUT),
                of(checked.findings(), Severity.WAARSCHUWING),
                differences);
    }

    private static List<RuleFinding> of(List<RuleFinding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    List<OtherBundle> others(List<ModelLibrary.Shelf> shelves, BundleVersion shown, BundleVersion chosen) {
        return shelves.stream()
                .flatMap(shelf -> shelf.bundles().stream())
                .map(ModelLibrary.Shelved::version)
                .filter(version -> !version.id().equals(shown.id()))
                .map(version -> new OtherBundle(
                        version.id(), head(version).title(), version.id().equals(chosen.id())))
                .toList();
    }

    /** A name that says which bundle it is, in signs that every computer knows. */
    String fileName(BundleVersion bundle) {
        return "schakel-" + (bundle.region() == null ? "landelijk" : bundle.region()) + "-" + bundle.number() + ".zip";
    }
}
