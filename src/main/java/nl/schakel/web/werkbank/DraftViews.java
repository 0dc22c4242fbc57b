package nl.schakel.web.werkbank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.schakel.process.compare.BundleComparison;
import nl.schakel.process.compare.ElementDifference;
import nl.schakel.process.compare.FileDifference;
import nl.schakel.process.draft.Draft;
import nl.schakel.process.draft.DraftComment;
import nl.schakel.process.draft.DraftFile;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.Severity;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** View factory: drafts, their files and what is still wrong in them, as the directors who write in them read it. */
@Component
class DraftViews {

    private static final String TERMS = "termijnen.dmn";

    /**
     * A draft in one line.
     *
     * @param base title of the version from which it was made
     * @param before what it was proposed as before; null when it was not
     * @param judgement what was said of that; null when nothing
     * @param changed who saved something last, and when, in words; empty when nobody did
     */
    record DraftHead(
            UUID id,
            String region,
            String title,
            UUID baseId,
            String base,
            boolean baseIsLive,
            boolean nationalIsLive,
            WorkbenchViews.BundleHead before,
            String judgement,
            String begun,
            String changed) {}

    /**
     * A file of a draft.
     *
     * @param beside gelijk, anders, nieuw or weg
     * @param saved who saved it last, and when, in words; empty when it is as in the base
     * @param address where it is changed; null when it is gone
     */
    record DraftFileRow(
            String name,
            String title,
            String beside,
            boolean different,
            String saved,
            String address,
            boolean overtaken) {}

    /** A draft with its files by kind. @param different how many are not as in the base */
    record DraftView(
            DraftHead head,
            List<DraftFileRow> models,
            List<DraftFileRow> tables,
            List<DraftFileRow> forms,
            List<DraftFileRow> overtaken,
            long different) {}

    /** What a rule says. @param where in which file and at what, by their names; @param address where it is mended; null when nowhere */
    record DraftProblem(String where, String address, String text, String proposal) {}

    /** What the rules say of a draft. */
    record DraftProblems(List<DraftProblem> errors, List<DraftProblem> warnings) {}

    /** What a colleague said. @param open whether nobody ticked it off */
    record CommentView(long number, String where, String address, String text, String said, boolean open) {}

    private final WorkbenchViews views;
    private final Words words;

    DraftViews(WorkbenchViews views, Words words) {
        this.views = views;
        this.words = words;
    }

    DraftHead head(Draft draft) {
        return new DraftHead(
                draft.id(),
                ModellenController.code(draft.region()),
                words.say("concept.van", views.name(draft.region())),
                draft.base().id(),
                views.head(draft.base()).title(),
                draft.baseIsLive(),
                draft.nationalIsLive(),
                draft.proposed() == null ? null : views.head(draft.proposed()),
                draft.proposed() == null ? null : draft.proposed().judgement(),
                words.say("concept.begonnen", views.person(draft.begunBy()), DutchTime.full(draft.begunAt())),
                draft.changedBy() == null
                        ? ""
                        : words.say(
                                "concept.gewijzigd",
                                views.person(draft.changedBy()),
                                DutchTime.full(draft.changedAt())));
    }

    DraftView draft(Draft draft, List<DraftFile> files) {
        List<DraftFileRow> rows = files.stream()
                .filter(file -> file.content() != null || file.before() != null)
                .map(file -> row(draft, file))
                .toList();
        return new DraftView(
                head(draft),
                of(rows, name -> name.endsWith(WorkbenchViews.MODEL)),
                of(rows, name -> name.endsWith(WorkbenchViews.TABLE)),
                of(rows, name -> !name.endsWith(WorkbenchViews.MODEL) && !name.endsWith(WorkbenchViews.TABLE)),
                rows.stream().filter(DraftFileRow::overtaken).toList(),
                rows.stream().filter(DraftFileRow::different).count());
    }

    private static List<DraftFileRow> of(List<DraftFileRow> rows, Predicate<String> kind) {
        return rows.stream().filter(row -> kind.test(row.name())).toList();
    }

    private DraftFileRow row(Draft draft, DraftFile file) {
        boolean different = file.beside() != DraftFile.Beside.GELIJK;
        return new DraftFileRow(
                file.name(),
                title(file),
                file.beside().code(),
                different,
                different
                        ? words.say("concept.bewaard", views.person(file.changedBy()), DutchTime.full(file.changedAt()))
                        : "",
                file.content() == null ? null : address(draft, file.name(), ""),
                different && file.overtaken());
    }

    static String title(DraftFile file) {
        FileDifference contents =
                BundleComparison.contents(file.name(), file.content() == null ? file.before() : file.content());
        return WorkbenchViews.title(contents.file(), contents.title());
    }

    /** Where a file is changed. */
    private static String address(Draft draft, String name, String element) {
        String place = "/werkbank/concept/" + draft.id();
        UriComponentsBuilder address;
        if (name.endsWith(WorkbenchViews.MODEL)) {
            address = UriComponentsBuilder.fromPath(place + "/route/" + name);
        } else if (name.equals(TERMS)) {
            address = UriComponentsBuilder.fromPath(place + "/termijnen");
        } else if (name.endsWith(WorkbenchViews.TABLE)) {
            address = UriComponentsBuilder.fromPath(place + "/tabel/" + name);
        } else {
            address = UriComponentsBuilder.fromPath(place + "/vragen/" + name);
        }
        return element.isEmpty()
                ? address.toUriString()
                : address.queryParam("element", "{element}")
                        .encode()
                        .buildAndExpand(element)
                        .toUriString();
    }

    DraftProblems problems(Draft draft, List<DraftFile> files, List<RuleFinding> findings) {
        Named named = new Named(files);
        return new DraftProblems(
                of(draft, named, findings, Severity.FOUT), of(draft, named, findings, Severity.WAARSCHUWING));
    }

    private List<DraftProblem> of(Draft draft, Named named, List<RuleFinding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(finding -> new DraftProblem(
                        finding.file().isEmpty()
                                ? words.say("concept.hele-bundel")
                                : named.place(finding.file(), finding.element()),
                        named.has(finding.file()) ? address(draft, finding.file(), finding.element()) : null,
                        finding.text(),
                        finding.proposal()))
                .toList();
    }

    List<CommentView> comments(Draft draft, List<DraftFile> files, List<DraftComment> comments) {
        Named named = new Named(files);
        return comments.stream()
                .map(one -> new CommentView(
                        one.number(),
                        named.place(one.file(), one.element()),
                        named.has(one.file()) ? address(draft, one.file(), one.element()) : null,
                        one.text(),
                        words.say("concept.opmerking.door", views.person(one.by()), DutchTime.full(one.at())),
                        one.resolvedAt() == null))
                .toList();
    }

    /** Drafts by the code of their region. */
    Map<String, List<DraftHead>> byRegion(List<Draft> drafts) {
        return drafts.stream().map(this::head).collect(Collectors.groupingBy(DraftHead::region));
    }

    /** The names that people know files and their elements by; read when somebody asks. */
    private static final class Named {

        private final Map<String, DraftFile> files = new HashMap<>();
        private final Map<String, FileDifference> read = new HashMap<>();

        Named(List<DraftFile> files) {
            files.forEach(file -> this.files.put(file.name(), file));
        }

        boolean has(String file) {
            return files.containsKey(file) && files.get(file).content() != null;
        }

        String place(String file, String element) {
            if (!has(file)) {
                return element.isEmpty() ? file : file + ": " + element;
            }
            FileDifference contents = read.computeIfAbsent(
                    file,
                    name -> BundleComparison.contents(name, files.get(name).content()));
            String title = WorkbenchViews.title(file, contents.title());
            return contents.elements().stream()
                    .filter(one -> one.element().equals(element))
                    .map(ElementDifference::name)
                    .findFirst()
                    .map(name -> title + ": " + name)
                    .orElse(element.isEmpty() ? title : title + ": " + element);
        }
    }
}
