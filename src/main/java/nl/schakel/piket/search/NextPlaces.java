package nl.schakel.piket.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.ShelterRung;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Matching;
import nl.schakel.placement.matching.NightMatch;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.ShelterKind;
import org.springframework.stereotype.Component;

/**
 * Read model: the next best place to call: fit first, then who answers tonight, how fresh the shelter's "free" is, and
 * the distance from where the person must not be. One place for each house, since it is a house that is called.
 */
@Component
class NextPlaces {

    /** More than a tired person scrolls through. */
    private static final int SHOWN = 40;

    /** So long a house that did not answer waits behind the others. */
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private static final int KILOMETRES_A_STEP = 25;
    private static final int FURTHEST = 15;

    /** What comes of ranking. */
    record Found(List<NightPlace> places, int possible, int notFitting) {}

    /** In which group a house comes, the first first. */
    private enum Turn {
        /** It wanted to be asked again, and that moment has come. */
        AGAIN,
        NOW,
        CLOSED,
        /** The last rung of the ladder. */
        HOTEL,
        NO_ANSWER,
        /** It has the question in its own task list. */
        ASKED,
        LATER
    }

    private record Ranked(BedFit fit, long order) {}

    private final Matching matching;
    private final ShelterDesks desks;
    private final Criteria criteria;
    private final DutyAreas areas;
    private final Clock clock;

    NextPlaces(Matching matching, ShelterDesks desks, Criteria criteria, DutyAreas areas, Clock clock) {
        this.matching = matching;
        this.desks = desks;
        this.criteria = criteria;
        this.areas = areas;
        this.clock = clock;
    }

    /** @param attempts of this search, the newest first */
    Found of(Call call, List<Attempt> attempts, List<Proposal> asked) {
        NightMatch night = matching.forNight(call.placement());
        Order order = new Order(call, attempts, asked, night);
        Map<UUID, Ranked> houses = new HashMap<>();
        int possible = 0;
        int notFitting = 0;
        List<BedFit> fits = night.match().beds();
        for (int i = 0; i < fits.size(); i++) {
            BedFit fit = fits.get(i);
            Bed bed = fit.bed();
            if (fit.fit() == Fit.PAST_NIET || bed.kind().byComenshaOnly() || order.refused(bed)) {
                notFitting++;
                continue;
            }
            possible++;
            long place = order.of(fit) << 32 | i;
            Ranked known = houses.get(bed.location());
            if (known == null || place < known.order()) {
                houses.put(bed.location(), new Ranked(fit, place));
            }
        }
        List<BedFit> shown = houses.values().stream()
                .sorted(Comparator.comparingLong(Ranked::order))
                .limit(SHOWN)
                .map(Ranked::fit)
                .toList();
        return new Found(order.describe(shown), possible, notFitting);
    }

    /** The bed that suits best of a shelter that says yes. It decides for itself, also when it said no before. */
    Optional<Bed> bestOf(Call call, String shelter) {
        NightMatch night = matching.forNight(call.placement());
        Order order = new Order(call, List.of(), List.of(), night);
        return night.match().beds().stream()
                .filter(fit -> fit.bed().organisation().equals(shelter))
                .filter(fit -> !fit.bed().kind().byComenshaOnly())
                // a bed that does not fit comes last, also when its house is the one that answers tonight
                .min(Comparator.comparing((BedFit fit) -> fit.fit() == Fit.PAST_NIET)
                        .thenComparingLong(order::of))
                .map(BedFit::bed);
    }

    /** The order of one search at one moment. */
    private final class Order {

        private final Instant now = clock.instant();
        private final boolean hotels;
        private final List<String> near;
        private final NightMatch night;
        private final ShelterDesks.Board board = desks.board();
        private final Map<Object, List<Attempt>> earlier = new HashMap<>();
        private final Map<UUID, UUID> asked;
        private final Map<UUID, Turn> turns = new HashMap<>();
        private final Map<UUID, Reach> reaches = new HashMap<>();
        private final Set<Object> refused = new HashSet<>();

        Order(Call call, List<Attempt> attempts, List<Proposal> proposals, NightMatch night) {
            this.hotels = call.rung().equals("hotel");
            // further on the ladder the other regions come in their turn
            this.near = ShelterRung.OF_THE_REGION.contains(call.rung())
                    ? areas.of(call.area()).map(DutyArea::regions).orElse(List.of())
                    : List.of();
            this.night = night;
            attempts.forEach(one ->
                    earlier.computeIfAbsent(key(one), k -> new ArrayList<>()).add(one));
            attempts.stream()
                    .filter(one -> one.outcome() == AttemptOutcome.NEE)
                    .map(Order::key)
                    .forEach(refused::add);
            this.asked = proposals.stream()
                    .filter(one -> one.state() == ProposalState.OPEN)
                    .collect(Collectors.toMap(one -> one.bed().location(), Proposal::id, (one, other) -> one));
        }

        private static Object key(Attempt attempt) {
            return attempt.location() == null ? attempt.shelter() : attempt.location();
        }

        boolean refused(Bed bed) {
            return refused.contains(bed.location()) || refused.contains(bed.organisation());
        }

        long of(BedFit fit) {
            Bed bed = fit.bed();
            long turn =
                    turns.computeIfAbsent(bed.location(), house -> turn(bed)).ordinal();
            long reach = reach(bed).ordinal();
            Integer away = night.kilometres().get(bed.municipality());
            long close = away == null ? 0 : FURTHEST - Math.min(FURTHEST, away / KILOMETRES_A_STEP);
            boolean outside = bed.region() == null || !near.contains(bed.region());
            long elsewhere = !near.isEmpty() && outside ? 1 : 0;
            return turn << 20
                    | (long) fit.fit().ordinal() << 16
                    | elsewhere << 12
                    | reach << 8
                    | (long) freshness(bed.confirmedAt()) << 4
                    | close;
        }

        private Reach reach(Bed bed) {
            return reaches.computeIfAbsent(bed.location(), house -> board.reach(house, bed.organisation()));
        }

        private Turn turn(Bed bed) {
            Optional<Attempt> last = attempts(bed).stream().findFirst();
            if (last.isPresent() && last.get().outcome() == AttemptOutcome.LATER) {
                return last.get().until().isAfter(now) ? Turn.LATER : Turn.AGAIN;
            }
            if (asked.containsKey(bed.location())) {
                return Turn.ASKED;
            }
            if (last.isPresent()
                    && last.get().outcome() == AttemptOutcome.GEEN_GEHOOR
                    && last.get().at().isAfter(now.minus(PAUSE))) {
                return Turn.NO_ANSWER;
            }
            if (bed.kind() == ShelterKind.HOTEL && !hotels) {
                return Turn.HOTEL;
            }
            return reach(bed) == Reach.DICHT ? Turn.CLOSED : Turn.NOW;
        }

        private int freshness(Instant confirmed) {
            if (confirmed == null) {
                return 4;
            }
            long hours = Duration.between(confirmed, now).toHours();
            return hours < 12 ? 0 : hours < 24 ? 1 : hours < 72 ? 2 : hours < 24 * 7 ? 3 : 4;
        }

        private List<Attempt> attempts(Bed bed) {
            List<Attempt> house = earlier.getOrDefault(bed.location(), List.of());
            List<Attempt> shelter = earlier.getOrDefault(bed.organisation(), List.of());
            if (shelter.isEmpty()) {
                return house;
            }
            List<Attempt> both = new ArrayList<>(house);
            both.addAll(shelter);
            both.sort(Comparator.comparing(Attempt::at).reversed());
            return both;
        }

        List<NightPlace> describe(List<BedFit> shown) {
            Map<UUID, String> phones =
                    desks.phones(shown.stream().map(fit -> fit.bed().location()).collect(Collectors.toSet()));
            return shown.stream().map(fit -> place(fit, phones)).toList();
        }

        private NightPlace place(BedFit fit, Map<UUID, String> phones) {
            Bed bed = fit.bed();
            Optional<Reason> open = fit.reasons().stream()
                    .filter(reason -> reason.fit() == Fit.ONBEKEND)
                    .filter(reason -> !night.ratherNot().contains(reason.criterion()))
                    .findFirst();
            List<Attempt> before = attempts(bed);
            Instant again = before.isEmpty() || before.get(0).outcome() != AttemptOutcome.LATER
                    ? null
                    : before.get(0).until();
            return new NightPlace(
                    bed,
                    fit,
                    open.map(reason -> criteria.of(reason.criterion()).question())
                            .orElse(null),
                    open.map(Reason::criterion).orElse(null),
                    board.desk(bed.location(), bed.organisation(), phones.get(bed.location())),
                    night.kilometres().get(bed.municipality()),
                    before,
                    again,
                    asked.get(bed.location()));
        }
    }
}
