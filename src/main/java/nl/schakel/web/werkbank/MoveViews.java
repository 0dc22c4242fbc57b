package nl.schakel.web.werkbank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.deploy.ModelDirectors;
import nl.schakel.process.deploy.ModelLibrary;
import nl.schakel.process.move.CaseMove;
import nl.schakel.process.move.CaseMoves;
import nl.schakel.process.move.GoneStep;
import nl.schakel.process.move.RunningCases;
import nl.schakel.process.move.StepChoice;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: which cases run by which version, and their move to another, in words. Of a case only its number. */
@Component
class MoveViews {

    /**
     * How many cases of a region run by a version.
     *
     * @param here whether it is the version that the page is about
     * @param movable whether the viewer can ask that they move to that version
     */
    record RunningRow(
            String region, String regionName, UUID version, String title, long cases, boolean here, boolean movable) {}

    /** A move in a list. */
    record MoveHead(UUID id, String title, String asked, String reason, String state, boolean open) {}

    /** One choice of a list. */
    record OntoOption(String value, String name, boolean chosen) {}

    /** A step that is gone. @param onto empty when its cases can go nowhere */
    record GoneRow(String route, String name, List<OntoOption> onto) {}

    /** What becomes of a case. @param why in words; null when it moves */
    record MovedRow(String reference, boolean moves, String why) {}

    /** A choice that was made, in words. */
    record ChosenRow(String route, String gone, String onto) {}

    /** What the viewer can do. @param waitsFor who can decide about an own question, in words; else null */
    record MayMove(boolean withdraw, boolean judge, boolean repeat, String waitsFor) {}

    /** A move. @param judged who decided and when, in words; empty when nobody did */
    record MoveView(
            MoveHead head,
            UUID from,
            UUID to,
            String fromTitle,
            String toTitle,
            boolean renew,
            List<ChosenRow> choices,
            String judged,
            String judgement,
            boolean running,
            MayMove may) {}

    private final CaseMoves moves;
    private final RunningCases running;
    private final BundleRegister register;
    private final ModelLibrary library;
    private final ModelDirectors directors;
    private final Directory directory;
    private final WorkbenchViews bundles;
    private final Words words;

    MoveViews(
            CaseMoves moves,
            RunningCases running,
            BundleRegister register,
            ModelLibrary library,
            ModelDirectors directors,
            Directory directory,
            WorkbenchViews bundles,
            Words words) {
        this.moves = moves;
        this.running = running;
        this.register = register;
        this.library = library;
        this.directors = directors;
        this.directory = directory;
        this.bundles = bundles;
        this.words = words;
    }

    /** Where cases run that could run by this version, in the regions of the viewer. */
    List<RunningRow> running(BundleVersion version, Viewer viewer) {
        List<String> regions = regions(version, viewer);
        List<BundleVersion> all = Stream.concat(Stream.of((String) null), regions.stream())
                .distinct()
                .flatMap(region -> register.of(region).stream())
                .filter(one -> one.state() == BundleVersion.BundleState.GOEDGEKEURD)
                .toList();
        boolean approved = version.state() == BundleVersion.BundleState.GOEDGEKEURD;
        return running.counts(all).stream()
                .filter(count -> regions.contains(count.region()))
                .map(count -> new RunningRow(
                        ModellenController.code(count.region()),
                        place(count.region()),
                        count.version().id(),
                        bundles.head(count.version()).title(),
                        count.cases(),
                        count.version().id().equals(version.id()),
                        approved && !count.version().id().equals(version.id())))
                .sorted(Comparator.comparing(RunningRow::regionName)
                        .thenComparing(row -> !row.here())
                        .thenComparing(RunningRow::title))
                .toList();
    }

    /** The regions of the viewer whose cases can run by a version; null stands for cases that lie in none. */
    private List<String> regions(BundleVersion version, Viewer viewer) {
        List<String> regions = new ArrayList<>(library.regions(viewer).stream()
                .map(Region::code)
                .filter(code -> version.region() == null || code.equals(version.region()))
                .toList());
        if (version.region() == null && directors.directs(viewer, null)) {
            regions.add(null);
        }
        return regions;
    }

    /** Every move in the regions of the viewer, the newest first. */
    List<MoveHead> heads(Viewer viewer) {
        List<String> regions = new ArrayList<>(
                library.regions(viewer).stream().map(Region::code).toList());
        if (directors.directs(viewer, null)) {
            regions.add(null);
        }
        return regions.stream()
                .flatMap(region -> moves.of(region, viewer).stream())
                .sorted(Comparator.comparing(CaseMove::askedAt).reversed())
                .map(this::head)
                .toList();
    }

    private MoveHead head(CaseMove move) {
        return new MoveHead(
                move.id(),
                words.say("verhuizen.van-naar", title(move.from()), title(move.to()), place(move.region())),
                words.say("verhuizen.gevraagd", bundles.person(move.askedBy()), DutchTime.full(move.askedAt())),
                move.reason(),
                words.of("verhuizen.stand", move.state().code()),
                move.state() == CaseMove.MoveState.GEVRAAGD);
    }

    MoveView of(CaseMove move, Viewer viewer) {
        boolean asked = move.state() == CaseMove.MoveState.GEVRAAGD;
        boolean own = viewer.personId().equals(move.askedBy());
        return new MoveView(
                head(move),
                move.from(),
                move.to(),
                title(move.from()),
                title(move.to()),
                move.renew(),
                chosen(move, viewer),
                move.judgedBy() == null
                        ? ""
                        : words.say(
                                "verhuizen.besluit." + (judged(move).code()),
                                bundles.person(move.judgedBy()),
                                DutchTime.full(move.judgedAt())),
                move.judgement(),
                move.state() == CaseMove.MoveState.LOOPT,
                new MayMove(
                        asked && own,
                        asked && !own,
                        move.state() == CaseMove.MoveState.KLAAR,
                        asked && own
                                ? directory.label(directors.secondPerson(move.region(), Set.of(move.askedBy())))
                                : null));
    }

    /** What was decided, however far it is since. */
    private static CaseMove.MoveState judged(CaseMove move) {
        return move.state() == CaseMove.MoveState.KLAAR ? CaseMove.MoveState.LOOPT : move.state();
    }

    private List<ChosenRow> chosen(CaseMove move, Viewer viewer) {
        List<GoneStep> gone = moves.gone(asked(move), viewer);
        return move.choices().stream()
                .flatMap(choice -> gone.stream()
                        .filter(step -> step.model().equals(choice.model())
                                && step.step().equals(choice.gone()))
                        .map(step -> new ChosenRow(step.route(), step.name(), named(step, choice.onto()))))
                .toList();
    }

    private static String named(GoneStep step, String onto) {
        return step.onto().stream()
                .filter(one -> one.step().equals(onto))
                .map(GoneStep.NewStep::name)
                .findFirst()
                .orElse(onto);
    }

    static CaseMoves.AskedMove asked(CaseMove move) {
        return new CaseMoves.AskedMove(move.region(), move.from(), move.to(), move.choices(), move.renew());
    }

    List<GoneRow> gone(List<GoneStep> gone, List<StepChoice> chosen) {
        Set<String> lines = chosen.stream().map(StepChoice::line).collect(Collectors.toUnmodifiableSet());
        return gone.stream()
                .map(step -> new GoneRow(
                        step.route(),
                        step.name(),
                        step.onto().stream()
                                .map(onto -> {
                                    String line = new StepChoice(step.model(), step.step(), onto.step()).line();
                                    return new OntoOption(line, onto.name(), lines.contains(line));
                                })
                                .toList()))
                .toList();
    }

    List<MovedRow> cases(List<CaseMove.MovedCase> cases) {
        return cases.stream()
                .sorted(Comparator.comparing((CaseMove.MovedCase one) -> one.why() == null)
                        .thenComparing(CaseMove.MovedCase::reference))
                .map(one -> new MovedRow(
                        one.reference(),
                        one.outcome() == CaseMove.MoveOutcome.VERHUISD,
                        Optional.ofNullable(one.why()).map(why -> why(one)).orElse(null)))
                .toList();
    }

    String why(CaseMove.MovedCase one) {
        return words.say("verhuizen.waarom." + one.why().code(), String.join(", ", one.steps()));
    }

    String title(UUID version) {
        return register.find(version).map(found -> bundles.head(found).title()).orElse("");
    }

    String place(String region) {
        return region == null ? words.say("verhuizen.geen-regio") : bundles.name(region);
    }
}
