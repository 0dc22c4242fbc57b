package nl.schakel.web.plaatsing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.CareView;
import nl.schakel.placement.MunicipalPlace;
import nl.schakel.placement.Placement;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.MatchResult;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.support.time.Zones;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import nl.schakel.web.opvang.ShelterBedViews;
import nl.schakel.web.plaatsing.PlacementView.Asked;
import nl.schakel.web.plaatsing.PlacementView.Barrier;
import nl.schakel.web.plaatsing.PlacementView.Because;
import nl.schakel.web.plaatsing.PlacementView.Best;
import nl.schakel.web.plaatsing.PlacementView.Explained;
import nl.schakel.web.plaatsing.PlacementView.FittingPlace;
import nl.schakel.web.plaatsing.PlacementView.Group;
import nl.schakel.web.plaatsing.PlacementView.Hold;
import nl.schakel.web.plaatsing.PlacementView.Matches;
import nl.schakel.web.plaatsing.PlacementView.Round;
import org.springframework.stereotype.Component;

/** View factory: puts a search for a place into words: where it stands, what fits and why, and who was asked. */
@Component
class PlacementViews {

    private final NeedViews needs;
    private final ShelterBedViews beds;
    private final Words words;

    PlacementViews(NeedViews needs, ShelterBedViews beds, Words words) {
        this.needs = needs;
        this.beds = beds;
        this.words = words;
    }

    /**
     * @param match what fits now, or null when it is not the time to choose
     */
    PlacementView of(CareView care, MatchResult match, Function<BedAllocation, Bed> promised) {
        Placement placement = care.placement();
        return new PlacementView(
                placement.id(),
                placement.dossier(),
                placement.reference(),
                beds.municipality(placement.municipality()),
                words.of("plaatsingstatus", placement.status().code()),
                placement.status() == PlacementStatus.BEEINDIGD,
                placement.threatened(),
                placement
                        .promise()
                        .map(promise -> hold(promise, promised.apply(promise)))
                        .orElse(null),
                care.needAt() == null ? null : beds.when(care.needAt()),
                needs.persons(care.need()),
                care.need() == null
                        ? null
                        : words.of("toestemming", care.need().consent().code()),
                rounds(care),
                match == null ? null : matches(match));
    }

    static String place(Bed bed) {
        return bed.organisationName();
    }

    private Hold hold(BedAllocation promise, Bed bed) {
        boolean held = promise.state() == AllocationState.HELD;
        return new Hold(
                promise.id(),
                bed == null ? "" : place(bed),
                bed == null ? "" : words.say("plaatsing.bed", bed.label(), bed.locationName()),
                held ? beds.when(promise.expiresAt()) : null,
                held || promise.state() == AllocationState.CONFIRMED);
    }

    /** A place that the municipality found, with where it is. */
    PlacementView.Municipal municipal(MunicipalPlace place) {
        return new PlacementView.Municipal(
                place.name(),
                place.address(),
                place.phone(),
                DutchTime.dayAndYear(
                        place.until().atTime(12, 0).atZone(Zones.AMSTERDAM).toInstant()),
                words.of("gemeentetoets", place.checked().code()),
                place.measure());
    }

    private List<Round> rounds(CareView care) {
        Map<Integer, List<Proposal>> byRound =
                care.proposals().stream().collect(Collectors.groupingBy(Proposal::round));
        int newest = byRound.keySet().stream().max(Comparator.naturalOrder()).orElse(0);
        return byRound.entrySet().stream()
                .sorted(Map.Entry.<Integer, List<Proposal>>comparingByKey().reversed())
                .map(round -> new Round(
                        round.getKey(),
                        round.getKey() == newest,
                        round.getValue().stream()
                                .map(proposal -> asked(proposal, care))
                                .toList()))
                .toList();
    }

    private Asked asked(Proposal proposal, CareView care) {
        String why = care.answers().stream()
                .filter(answer -> answer.proposal().equals(proposal.id()))
                .findFirst()
                .map(this::why)
                .orElse(null);
        return new Asked(
                place(proposal.bed()),
                words.say(
                        "plaatsing.bed", proposal.bed().label(), proposal.bed().locationName()),
                words.of(
                        "voorstelstatus",
                        proposal.parked() ? "geparkeerd" : proposal.state().code()),
                proposal.state().code(),
                beds.when(proposal.at()),
                why,
                new Explained(
                        words.of("uitkomst-bed", proposal.fitThen().fit().code()),
                        because(proposal.fitThen().reasons())));
    }

    private String why(CareView.ShelterAnswer answer) {
        String text = answer.text() == null || answer.text().isBlank() ? null : answer.text();
        String condition = answer.condition() == null || answer.condition().isBlank()
                ? null
                : words.say("plaatsing.mits", answer.condition());
        if (answer.whose() == null) {
            return condition;
        }
        String no = no(answer, text);
        return condition == null ? no : words.say("plaatsing.mits.maar", condition, no);
    }

    private String no(CareView.ShelterAnswer answer, String text) {
        String criterion = answer.criterion() == null ? null : words.of("criterium", answer.criterion());
        String whose = words.of("afgewezen-door", answer.whose().code());
        String because = criterion == null ? whose : whose + ": " + criterion;
        return text == null ? because : because + ". " + text;
    }

    private Matches matches(MatchResult match) {
        Best best = match.bestQuestion()
                .map(question -> new Best(
                        words.of("criterium", question.criterion()),
                        question.question(),
                        question.opens(),
                        question.waiting()))
                .orElse(null);
        List<Group> groups = new ArrayList<>();
        for (Fit fit : Fit.values()) {
            List<BedFit> same =
                    match.beds().stream().filter(bed -> bed.fit() == fit).toList();
            if (!same.isEmpty()) {
                groups.add(new Group(fit.code(), places(same), same.size(), barriers(fit, same)));
            }
        }
        return new Matches(beds.when(match.at()), best, groups, match.beds().size());
    }

    private record Alike(Object location, Object kind, List<Reason> reasons) {}

    /** Beds of one house that fit for the same reasons stand together: nobody reads the same line twenty times. */
    private List<FittingPlace> places(List<BedFit> fits) {
        Map<Alike, List<BedFit>> alike = fits.stream()
                .collect(Collectors.groupingBy(
                        fit -> new Alike(fit.bed().location(), fit.bed().kind(), relevant(fit)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return alike.values().stream().map(this::place).toList();
    }

    private FittingPlace place(List<BedFit> alike) {
        BedFit first = alike.get(0);
        Bed bed = first.bed();
        return new FittingPlace(
                bed.id(),
                place(bed),
                words.say("plaatsing.huis", bed.locationName(), beds.municipality(bed.municipality())),
                words.of("opvangsoort", bed.kind().code()),
                bed.label(),
                alike.size(),
                beds.confirmed(bed),
                beds.stale(bed),
                first.fit() != Fit.PAST_NIET && !bed.kind().byComenshaOnly(),
                first.fit().code(),
                brief(first),
                because(relevant(first)));
    }

    /** What to arrange, or else the names of the criteria that decide. */
    private String brief(BedFit fit) {
        List<String> words = fit.reasons().stream()
                .filter(reason -> reason.fit() == fit.fit())
                .map(reason -> fit.fit() == Fit.PAST_MITS && reason.measure() != null
                        ? reason.measure().replaceAll("\\.$", "")
                        : this.words.of("criterium", reason.criterion()))
                .distinct()
                .toList();
        return words.isEmpty() ? null : String.join(fit.fit() == Fit.PAST_MITS ? "; " : ", ", words);
    }

    private static List<Reason> relevant(BedFit fit) {
        return fit.reasons().stream()
                .filter(reason -> reason.fit() == fit.fit() || reason.fit() == Fit.PAST_MITS)
                .toList();
    }

    private List<Because> because(List<Reason> reasons) {
        return reasons.stream()
                .map(reason ->
                        new Because(words.of("criterium", reason.criterion()), reason.explanation(), reason.measure()))
                .toList();
    }

    private List<Barrier> barriers(Fit fit, List<BedFit> same) {
        if (fit != Fit.PAST_NIET) {
            return List.of();
        }
        return same.stream()
                .flatMap(bed -> bed.reasons().stream()
                        .filter(reason -> reason.fit() == Fit.PAST_NIET)
                        .map(Reason::criterion)
                        .distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Barrier(
                        words.of("criterium", entry.getKey()), entry.getValue().intValue()))
                .toList();
    }
}
