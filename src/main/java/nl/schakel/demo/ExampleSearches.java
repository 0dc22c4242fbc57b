package nl.schakel.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.schakel.access.Viewer;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.Placements;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Matching;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.time.SchakelClock;
import org.springframework.stereotype.Component;

/**
 * Demonstration data: searches of the last working days in which everybody said no, invented, so that the figures on
 * refusals of a demonstration show what they are for. They go through the doors and the models that people use, at a
 * clock that is moved back for them: asked in the afternoon, refused, and sheltered with family the next morning.
 */
@Component
class ExampleSearches {

    /** Somebody for whom no place was found. */
    private record ExampleSearch(String municipality, Map<String, String> answers) {}

    private static final String CARE = "zorg.wvv";
    private static final int AFTERNOON = 15;
    private static final String REPORT = "comensha-melden";

    /** For each of three nights. What keeps five and more people out is shown; what kept out fewer is hidden. */
    private static final List<List<ExampleSearch>> NIGHTS = List.of(
            List.of(
                    new ExampleSearch("GM0228", Map.of("middelengebruik", "ja", "huisdier", "ja")),
                    new ExampleSearch("GM0267", Map.of("middelengebruik", "ja", "minderjarig", "nee"))),
            List.of(
                    new ExampleSearch("GM0203", Map.of("middelengebruik", "ja", "toezicht", "ja")),
                    new ExampleSearch("GM0228", Map.of("middelengebruik", "ja", "huisdier", "ja"))),
            List.of(
                    new ExampleSearch("GM0289", Map.of("middelengebruik", "ja", "taal", "ja")),
                    new ExampleSearch("GM0267", Map.of("middelengebruik", "ja", "huisdier", "ja"))));

    private final PlacementCommands start;
    private final Placements placements;
    private final Matching matching;
    private final TaskList tasks;
    private final TaskCommands desk;
    private final Directory directory;
    private final TermCalculator hours;
    private final SchakelClock clock;
    private final Queue<UUID> unreported = new ConcurrentLinkedQueue<>();

    ExampleSearches(
            PlacementCommands start,
            Placements placements,
            Matching matching,
            TaskList tasks,
            TaskCommands desk,
            Directory directory,
            TermCalculator hours,
            SchakelClock clock) {
        this.start = start;
        this.placements = placements;
        this.matching = matching;
        this.tasks = tasks;
        this.desk = desk;
        this.directory = directory;
        this.hours = hours;
        this.clock = clock;
    }

    /**
     * Makes them all.
     *
     * @return their cases
     */
    List<UUID> make() {
        List<UUID> made = new ArrayList<>();
        Region region = directory.regionOf("GM0228").orElseThrow();
        List<LocalDate> days = workingDaysBefore(clock.instant(), region, NIGHTS.size() + 1);
        for (int night = 0; night < NIGHTS.size(); night++) {
            List<ExampleSearch> searches = NIGHTS.get(night);
            List<UUID> dossiers = new ArrayList<>();
            Instant asked =
                    days.get(night).atTime(AFTERNOON, 0).atZone(region.zone()).toInstant();
            Instant morning = days.get(night + 1)
                    .atTime(region.opens())
                    .plusMinutes(10)
                    .atZone(region.zone())
                    .toInstant();
            clock.asIfAt(asked, () -> searches.forEach(search -> dossiers.add(refused(search))));
            clock.asIfAt(morning, () -> dossiers.forEach(this::stop));
            made.addAll(dossiers);
        }
        return made;
    }

    /** Whole days that are over, the oldest first. */
    private List<LocalDate> workingDaysBefore(Instant now, Region region, int number) {
        return now.atZone(region.zone())
                .toLocalDate()
                .minusDays(40)
                .datesUntil(now.atZone(region.zone()).toLocalDate())
                .filter(day -> hours.isWorkingDay(day, region))
                .sorted(Comparator.reverseOrder())
                .limit(number)
                .sorted()
                .toList();
    }

    private UUID refused(ExampleSearch search) {
        Map<String, Answered> answers = new HashMap<>(Map.of("woonvorm", Answered.of("vrouwen")));
        search.answers().forEach((criterion, answer) -> answers.put(criterion, Answered.of(answer)));
        PersonNeed person = new PersonNeed(null, false, answers);
        NewNeed need = new NewNeed(List.of(person), Set.of(), Consent.CRITERIA, List.of());
        UUID placement = start.alone(search.municipality(), "Voorbeeld van een zoektocht (fictief).", need, care());
        UUID dossier = placements.get(placement).dossier();
        Bed bed = matching.match(placement).beds().stream()
                .filter(fit -> fit.fit() != Fit.PAST_NIET)
                .map(BedFit::bed)
                .filter(free -> directory.hasMembers(answers(free)))
                .findFirst()
                .orElseThrow();
        act(
                dossier,
                "plekken-kiezen",
                care(),
                Map.of("keuze", "voorstellen", "plekken", List.of(bed.id().toString()), "trede", "opvang"));
        act(
                dossier,
                "plek-beantwoorden",
                shelter(bed),
                Map.of("antwoord", "afwijzen", "weigergrond", "middelengebruik"));
        return dossier;
    }

    private void stop(UUID dossier) {
        act(dossier, "plekken-kiezen", care(), Map.of("keuze", "stoppen", "afloop", "eigen-plek"));
        unreported.add(dossier);
    }

    /**
     * Reports one of them to CoMensha, as soon as the route asks for it: that task comes by a timer of the engine.
     *
     * @return whether there was one to report
     */
    boolean report() {
        Optional<UUID> ready = unreported.stream()
                .filter(dossier -> open(dossier, REPORT, care()).isPresent())
                .findFirst();
        ready.ifPresent(dossier -> {
            act(dossier, REPORT, care(), Map.of("slachtoffer", "ja", "comenshaUitkomst", "gemeld"));
            unreported.remove(dossier);
        });
        return ready.isPresent();
    }

    /** Whether all of them are closed. */
    boolean reported() {
        return unreported.isEmpty();
    }

    private void act(UUID dossier, String step, Viewer viewer, Map<String, Object> answers) {
        TaskSummary task = open(dossier, step, viewer).orElseThrow();
        desk.open(task.id(), viewer);
        desk.complete(task.id(), answers, viewer);
    }

    private Optional<TaskSummary> open(UUID dossier, String step, Viewer viewer) {
        return tasks.ofDossier(dossier, viewer).stream()
                .filter(task -> task.step().equals(step) && viewer.groups().contains(task.group()))
                .findFirst();
    }

    private Viewer care() {
        return directory.byUsername(CARE).map(Viewer::of).orElseThrow();
    }

    private Viewer shelter(Bed bed) {
        return directory.members(answers(bed)).stream()
                .findFirst()
                .map(Viewer::of)
                .orElseThrow();
    }

    private static GroupId answers(Bed bed) {
        return new GroupId(Role.OPVANG, bed.organisation());
    }
}
