package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.schakel.SchakelApplication;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.piket.call.Calls;
import nl.schakel.process.routes.meldroute.ReopenCommands;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Answer;
import nl.schakel.signal.Channel;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Origin;
import nl.schakel.signal.ReopenReason;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.sms.DemoSms;
import nl.schakel.support.sms.DemoSmsGateway;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Hundreds of signals go their way at random: any answer to any open task, by any member of the group that owns it;
 * reporters who answer, add, take back or keep silent; clocks that jump; people who answer wrongly, twice or too late.
 * After every tenth move and at the end each signal must be somewhere (R1), and a walk that fails is walked again with a look
 * after each move; each end is checked against R2 and R3. What was typed on the way stands in the dossiers and nowhere else
 * (R9).
 *
 * <p>Repeat a walk with {@code -Dschakel.walk.seed=<the number it printed>}, on the same day for the same terms.
 */
@Tag("own-application")
@SchakelTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "schakel.test-world=random-walk")
@Import(WrittenMail.InsteadOfAServer.class)
class RandomWalkTest {

    private static final Integer ASKED = Integer.getInteger("schakel.walk.signals");
    private static final long SEED = Long.getLong("schakel.walk.seed", 20_261_121L);

    /** As many go on at the same time. */
    private static final int AT_ONCE = 30;

    private static final String SETTINGS = TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;

    /** Far more moves for each signal than an honest walk needs. */
    private static final int MOST_MOVES = 200;

    /** All rules for all signals cost more than the move itself. */
    private static final int LOOK_EVERY = 10;

    private static final List<String> FORMS =
            List.of("seksueel", "arbeid", "crimineel", "orgaan", "draagmoederschap", "gedwongen-huwelijk", "onbekend");

    private static final List<String> MUNICIPALITIES =
            List.of("GM0267", "GM0203", "GM0228", "GM0279", "GM0289", "GM0363", "GM0080");

    /** Who has an account at an organisation, so that its signals pass no municipality (ADR 115). */
    private static final List<String> OF_ORGANISATIONS = List.of("fairwork", "coa", "school.ede", "af.legerdesheils");

    /**
     * Questions whose answers are not drawn evenly, so that walks get far without turning in circles. Sorted, because
     * each draw moves the chance on: the order is part of what a seed repeats.
     */
    private static final SortedMap<String, List<String>> LOADED = new TreeMap<>(Map.of(
            "vervolg", List.of("keten", "keten", "keten", "keten", "stoppen", "stoppen", "vraag", "overdragen"),
            "klaar", List.of("ja", "ja", "ja", "nee"),
            "besluit", List.of("bevestigen", "bevestigen", "bevestigen", "doorgaan"),
            "acuut", List.of("nee", "nee", "onbekend", "ja"),
            "voorzichtig", List.of("nee", "nee", "onbekend", "ja"),
            "keuze",
                    List.of(
                            "voorstellen",
                            "voorstellen",
                            "voorstellen",
                            "comensha",
                            "hotel",
                            "behoefte",
                            "piket",
                            "stoppen")));

    private static final List<String> OWN_STEPS = List.of(
            "meldcode-signalen-in-kaart",
            "meldcode-overleggen",
            "meldcode-in-gesprek",
            "meldcode-ernst-wegen",
            "meldcode-beslissen");

    private static final List<Role> ASK_FOR_SHELTER =
            List.of(Role.AANDACHTSFUNCTIONARIS, Role.ZORGCOORDINATOR, Role.KETENREGISSEUR, Role.LANDELIJK);

    @Autowired
    private Story story;

    @Autowired
    private Rules rules;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private ReportCommands reports;

    @Autowired
    private ReporterVoice reporters;

    @Autowired
    private Directory directory;

    @Autowired
    private Calls calls;

    @Autowired
    private NightService night;

    @Autowired
    private PlacementCommands start;

    @Autowired
    private ReopenCommands reopening;

    @Autowired
    private ParkingMoves parking;

    @Autowired
    private ListAndDoor lists;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry figures;

    @Autowired
    private DemoSmsGateway gateway;

    private final Random chance = new Random(SEED);
    private final MarkedWords words = new MarkedWords();
    private final List<UUID> all = new ArrayList<>();
    private final List<UUID> open = new ArrayList<>();
    private final Map<UUID, Integer> askedAgain = new HashMap<>();
    private final SortedMap<String, Integer> steps = new TreeMap<>();
    private int reopenings;
    private int jumps;

    @Test
    @Timeout(value = 50, unit = TimeUnit.MINUTES)
    void everySignalComesToAnEndThatTheRulesAllow(CapturedOutput output) {
        letThemGo(ASKED == null ? 100 : ASKED);
        assertThat(MarkedWords.standIn(output.getAll())).as("the log").isFalse();
    }

    @Test
    @Tag("long")
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void moreSignalsComeToAnEndThatTheRulesAllow() {
        letThemGo(ASKED == null ? 500 : ASKED);
    }

    private void letThemGo(int signals) {
        Moves.walk(LOOK_EVERY, looks -> walk(signals, looks), looks -> inAnApplicationOfItsOwn(signals, looks));
    }

    /** The same walk where nobody has walked before. */
    private void inAnApplicationOfItsOwn(int signals, Moves.Looks looks) {
        try (ConfigurableApplicationContext fresh = new SpringApplicationBuilder(
                        SchakelApplication.class, WrittenMail.InsteadOfAServer.class)
                .run(settings())) {
            RandomWalkTest again = new RandomWalkTest();
            fresh.getAutowireCapableBeanFactory().autowireBean(again);
            again.walk(signals, looks);
        }
    }

    /** What this test says about its application. */
    private String[] settings() {
        EnumerablePropertySource<?> ours =
                (EnumerablePropertySource<?>) environment.getPropertySources().get(SETTINGS);
        return Stream.concat(
                        Stream.of(ours.getPropertyNames())
                                .filter(name -> !name.equals("server.port"))
                                .map(name -> "--" + name + "=" + ours.getProperty(name)),
                        Stream.of("--server.port=0"))
                .toArray(String[]::new);
    }

    private void walk(int signals, Moves.Looks looks) {
        System.out.println("random walk: " + signals + " signals, schakel.walk.seed=" + SEED);
        int earlier = rules.received();
        Moves moves = new Moves(looks, () -> rules.hold(earlier + all.size()));
        while (all.size() < signals || !open.isEmpty()) {
            assertThat(moves.made())
                    .as(
                            "moves of the walk with seed %s, of these steps: %s; still open: %s",
                            SEED, steps, moves.made() < signals * MOST_MOVES ? "" : runningNow())
                    .isLessThan(signals * MOST_MOVES);
            if (all.size() < signals
                    && (open.size() < AT_ONCE / 2 || open.size() < AT_ONCE && chance.nextInt(4) == 0)) {
                moves.make("report", this::report);
            } else if (chance.nextInt(50) == 0) {
                moves.make("time jumps", this::timeJumps);
            } else {
                UUID dossier = open.get(chance.nextInt(open.size()));
                moves.make("move of signal " + (all.indexOf(dossier) + 1), () -> {
                    move(dossier);
                    look(List.of(dossier));
                });
            }
        }
        moves.look();
        assertThat(rules.ended(all)).hasSize(signals);
        System.out.println("random walk: " + moves.made() + " moves, " + jumps + " jumps of the clock, " + reopenings
                + " cases that the region opened again, requests read: " + steps.getOrDefault("herziening-lezen", 0));
        nothingTypedIsReadOutsideTheDossier();
        System.out.println("random walk: people may open its cases " + lists.agreeAbout(all) + " times");
    }

    /** R9, for everything that was typed in all steps of all routes. */
    private void nothingTypedIsReadOutsideTheDossier() {
        assertThat(words.fields()).as("fields with marked words").hasSizeGreaterThan(40);
        assertThat(MarkedWords.readable(jdbc, Set.of()))
                .as("columns of the database")
                .isEmpty();
        assertThat(MarkedWords.readable(figures)).as("figures").isEmpty();
        assertThat(WrittenMail.withMarkedWords()).as("mails").isEmpty();
        assertThat(gateway.received().stream().map(DemoSms::text))
                .as("text messages")
                .isNotEmpty()
                .noneMatch(MarkedWords::standIn);
    }

    /** What the open signals wait for, when a walk does not come to its end. */
    private List<String> runningNow() {
        return open.stream().map(rules::whatRuns).toList();
    }

    private void report() {
        Person counter = directory.byUsername("balie.nijkerk").orElseThrow();
        boolean account = chance.nextInt(5) == 0;
        NewSignal.Reporter reporter = chance.nextInt(3) == 0
                ? null
                : new NewSignal.Reporter(
                        words.in("melder-naam"),
                        words.in("melder-organisatie"),
                        any(java.util.Arrays.asList(true, false, null)),
                        chance.nextBoolean() ? MarkedWords.SIGN + "@voorbeeld.example" : null,
                        null,
                        any(java.util.Arrays.asList(true, false, null)));
        NewSignal signal = new NewSignal(
                any(MUNICIPALITIES),
                words.in("melding-toelichting"),
                chance.nextInt(5) == 0 ? Boolean.TRUE : any(java.util.Arrays.asList(false, null)),
                List.of(any(FORMS)),
                any(Answer.codes()),
                words.in("melding-locatie"),
                List.of(new NewSignal.Involved(
                        words.in("betrokkene-naam") + " " + all.size(),
                        "1990",
                        "vrouw",
                        words.in("betrokkene-nationaliteit"),
                        words.in("betrokkene-omschrijving"))),
                null,
                null,
                reporter);
        if (chance.nextInt(4) == 0) {
            began(reportOfAnOrganisation(signal));
            return;
        }
        UUID dossier = reports.receive(
                        signal,
                        null,
                        account
                                ? new Origin(Channel.FORMULIER_MEDEWERKER, counter.id(), counter.id())
                                : Origin.open(any(List.of(Channel.values()))))
                .dossier();
        began(dossier);
    }

    /** It may know where it plays, where the person lives, or neither. */
    private UUID reportOfAnOrganisation(NewSignal seen) {
        Person reporter = directory.byUsername(any(OF_ORGANISATIONS)).orElseThrow();
        NewSignal signal = new NewSignal(
                chance.nextInt(3) == 0 ? null : seen.gemeente(),
                seen.toelichting(),
                seen.acuut(),
                seen.vormen(),
                seen.minderjarig(),
                seen.locatie(),
                seen.betrokkenen(),
                null,
                null,
                seen.melder(),
                null,
                null,
                NewSignal.Municipalities.home(chance.nextBoolean() ? any(MUNICIPALITIES) : null));
        return reports.receive(signal, null, new Origin(Channel.FORMULIER_MEDEWERKER, reporter.id(), reporter.id()))
                .dossier();
    }

    private void began(UUID dossier) {
        all.add(dossier);
        open.add(dossier);
        look(List.of(dossier));
    }

    private void timeJumps() {
        jumps++;
        story.timePasses(Duration.ofHours(1 + chance.nextInt(60)));
        look(List.copyOf(open));
    }

    private void move(UUID dossier) {
        switch (chance.nextInt(20)) {
            case 0 -> adds(dossier);
            case 1 -> withdraw(dossier);
            case 2 -> handling(dossier);
            case 8 -> regionIsFirst(dossier);
            case 3 -> wrongAnswers(dossier);
            case 4, 5 -> takeTheCall(dossier);
            case 6 -> askForShelter(dossier);
            case 7 -> {
                if (parking.move(dossier, chance)) {
                    steps.merge("parkeren", 1, Integer::sum);
                }
            }
            default -> work(dossier);
        }
    }

    /** The page of a closed report offers to ask again, and nothing to add. */
    private void adds(UUID dossier) {
        if (story.state(dossier).closed() == null) {
            reports.add(dossier, words.in("melder-aanvulling"));
        }
    }

    /** The region opens a case again while somebody reads what its reporter asks. */
    private void regionIsFirst(UUID dossier) {
        if (story.state(dossier).closed() != null && chance.nextBoolean()) {
            reopens(dossier);
        } else {
            work(dossier);
        }
    }

    /** At night somebody has duty, and often takes the call. */
    private void takeTheCall(UUID dossier) {
        calls.openOf(dossier)
                .filter(call -> call.holder() == null)
                .ifPresent(call -> night.take(call.id(), story.viewer(any(List.of("piket.een", "piket.twee")))));
    }

    /** Whoever works on a case may ask for a bed, at any moment and also when somebody had one before. */
    private void askForShelter(UUID dossier) {
        List<TaskSummary> tasks = tasks(dossier).stream()
                .filter(task -> ASK_FOR_SHELTER.contains(task.group().role()))
                .toList();
        if (!tasks.isEmpty() && chance.nextInt(20) == 0 && story.state(dossier).closed() == null) {
            start.inCase(dossier, null, member(any(tasks)));
        }
    }

    private void withdraw(UUID dossier) {
        // most reporters stand by what they saw
        if (chance.nextInt(4) == 0) {
            reports.withdraw(dossier, chance.nextBoolean() ? words.in("melder-intrekking") : null);
        }
    }

    /** Somebody of the owning group does any open task; a refusal must leave the signal where it was. */
    private void work(UUID dossier) {
        List<TaskSummary> tasks = tasks(dossier);
        if (tasks.isEmpty()) {
            // it waits for its reporter, who often answers
            if (chance.nextInt(3) > 0) {
                reports.add(dossier, words.in("melder-aanvulling"));
            }
            return;
        }
        TaskSummary task = any(tasks);
        Viewer viewer = member(task);
        Map<String, Object> answers = answers(task, viewer);
        try {
            desk.complete(task.id(), answers, viewer);
        } catch (InvalidInput refused) {
            // only what a person can do wrong: reading the own proposal, the municipality that has it already, a case
            // that is not theirs, a visit while police ask to wait, a raid before care, a bed when none is left, or
            // ending a case in which
            // shelter is not settled
            assertThat(refused.errors())
                    .as("%s", refused.errors())
                    .extracting("code")
                    .isSubsetOf(
                            "eigen-voorstel",
                            "politie-vraagt-wachten",
                            "zorg-eerst",
                            "zelfde-gemeente",
                            "onbekende-zaak",
                            "verplicht",
                            "alleen-overdag",
                            "plek-vergeven",
                            "plek-niet-vrij",
                            "plaatsing-loopt",
                            "piket-loopt",
                            "betaling-open",
                            "opvang-loopt");
            assertThat(story.open(dossier)).extracting(TaskSummary::id).contains(task.id());
            return;
        }
        steps.merge(task.step(), 1, Integer::sum);
        if (chance.nextInt(10) == 0) {
            assertThatThrownBy(() -> desk.complete(task.id(), answers, viewer)).isInstanceOf(TaskGone.class);
        }
    }

    private Map<String, Object> answers(TaskSummary task, Viewer viewer) {
        Map<String, Object> answers = new RandomAnswers(LocalDate.ofInstant(story.now(), Zones.AMSTERDAM), words)
                .random(desk.open(task.id(), viewer).schema(), chance);
        // two forms may ask a question under the same key: only the one that offers these answers is meant
        LOADED.forEach((question, loaded) -> answers.computeIfPresent(
                question, (key, drawn) -> loaded.contains(String.valueOf(drawn)) ? any(loaded) : drawn));
        // nobody asks half the country for one bed
        answers.computeIfPresent("plekken", (key, drawn) -> some((List<?>) drawn));
        answers.computeIfPresent("naarGemeente", (key, drawn) -> any(MUNICIPALITIES));
        answers.computeIfPresent("zaakReferentie", (key, drawn) -> reference(task.dossier()));
        return answers;
    }

    private List<?> some(List<?> drawn) {
        return drawn.subList(0, Math.min(drawn.size(), 1 + chance.nextInt(3)));
    }

    private String reference(UUID otherThan) {
        List<UUID> others = all.stream().filter(id -> !id.equals(otherThan)).toList();
        String here = story.state(otherThan).municipality();
        List<UUID> near = others.stream()
                .filter(id -> story.state(id).municipality().equals(here))
                .toList();
        return story.state(any(near.isEmpty() || chance.nextInt(4) == 0 ? others : near))
                .reference();
    }

    /** Taking in hand, giving back, handing over: changes who works, never where the signal is. */
    private void handling(UUID dossier) {
        List<TaskSummary> tasks = tasks(dossier);
        if (tasks.isEmpty()) {
            return;
        }
        TaskSummary task = any(tasks);
        if (OWN_STEPS.contains(task.step())) {
            return;
        }
        Viewer viewer = member(task);
        switch (chance.nextInt(3)) {
            case 0 -> desk.claim(task.id(), viewer);
            case 1 -> desk.release(task.id(), viewer);
            default ->
                desk.handOver(task.id(), any(directory.members(task.group())).username(), viewer);
        }
        assertThat(story.open(dossier)).extracting(TaskSummary::id).contains(task.id());
    }

    /** No answers, a question that nobody asked, a stranger: refused, and nothing has changed. */
    private void wrongAnswers(UUID dossier) {
        List<TaskSummary> tasks = tasks(dossier);
        if (tasks.isEmpty()) {
            return;
        }
        TaskSummary task = any(tasks);
        assertThatThrownBy(() -> desk.complete(task.id(), Map.of("verzonnenVraag", "x"), member(task)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> desk.complete(task.id(), Map.of(), story.viewer("fg.nijkerk")))
                .isInstanceOf(NotVisible.class);
        assertThat(tasks(dossier)).isEqualTo(tasks);
    }

    /** What ended, ended well; some of it is not over yet. */
    private void look(Collection<UUID> moved) {
        for (UUID dossier : rules.ended(moved)) {
            rules.wasReadTwice(dossier);
            if (!tasks(dossier).isEmpty()) {
                // somebody reads what its reporter asks
                continue;
            }
            rules.reporterHeard(dossier);
            open.remove(dossier);
            goesOn(dossier);
        }
    }

    /** A reporter who is not content, or a region that hears something new; nobody does so for ever. */
    private void goesOn(UUID dossier) {
        if (askedAgain.merge(dossier, 1, Integer::sum) > 2) {
            return;
        }
        switch (chance.nextInt(10)) {
            case 0, 1 -> {
                String why = words.in("herziening-waarom") + askedAgain.get(dossier);
                String news = chance.nextBoolean() ? words.in("herziening-nieuws") : null;
                try {
                    reports.askAgain(dossier, why, news);
                    assertThat(reports.askAgain(dossier, why, news))
                            .as("the same words twice")
                            .isFalse();
                } catch (InvalidInput often) {
                    assertThat(often.errors()).extracting("code").containsExactly("te-vaak-gevraagd");
                }
            }
            case 2 -> reopens(dossier);
            default -> {
                return;
            }
        }
        // a report that was linked is about another case
        all.stream()
                .filter(id -> !open.contains(id))
                .filter(id -> story.state(id).closed() == null || !tasks(id).isEmpty())
                .forEach(open::add);
    }

    private void reopens(UUID dossier) {
        DossierReading.State state = story.state(dossier);
        Viewer director =
                Viewer.of(any(directory.members(directory.groupFor(Role.KETENREGISSEUR, state.municipality()))));
        assertThat(reopening.isFor(state, director)).isTrue();
        reopening.reopen(
                dossier,
                new ReopenCommands.NewReopening(
                        any(ReopenReason.codesOfTheRegion()),
                        words.in("heropening-reden"),
                        chance.nextInt(4) == 0 ? "ja" : "nee"),
                director);
        reopenings++;
    }

    /** In an order that does not hang on ids, so that the same seed walks the same way. */
    private List<TaskSummary> tasks(UUID dossier) {
        return story.open(dossier).stream()
                .sorted(Comparator.comparing(TaskSummary::step)
                        .thenComparing(task -> task.group().toString())
                        .thenComparing(TaskSummary::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** Who may do a task: anybody of the group, but a step of the reporter's own only the reporter. */
    private Viewer member(TaskSummary task) {
        if (OWN_STEPS.contains(task.step())) {
            return story.viewer(task.assignee());
        }
        return Viewer.of(any(directory.members(task.group())));
    }

    private <T> T any(List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }
}
