package nl.schakel.web.piket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.search.Attempt;
import nl.schakel.piket.search.NightPlace;
import nl.schakel.piket.search.ShelterDesk;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.support.input.PhoneText;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import nl.schakel.web.opvang.ShelterBedViews;
import org.springframework.stereotype.Component;

/**
 * View factory: puts the places to call into words: why it fits, what to ask, how fresh its "free" is, how it is
 * reached tonight.
 */
@Component
public class NightPlaces {

    /** How long a bed is usually kept for somebody who is on the way. */
    static final Duration USUAL_HOLD = Duration.ofHours(4);

    private static final int HALF_HOUR = 30;
    private static final int SHOWN = 2;
    private static final int MOST_CHILDREN = 4;

    private final ShelterBedViews beds;
    private final Beds board;
    private final Directory directory;
    private final Criteria criteria;
    private final Words words;
    private final Clock clock;

    NightPlaces(ShelterBedViews beds, Beds board, Directory directory, Criteria criteria, Words words, Clock clock) {
        this.beds = beds;
        this.board = board;
        this.directory = directory;
        this.criteria = criteria;
        this.words = words;
        this.clock = clock;
    }

    NightScreen.CallablePlace view(NightPlace place) {
        Bed bed = place.bed();
        ShelterDesk desk = place.desk();
        List<String> why = place.fit().reasons().stream()
                .filter(reason -> reason.fit() != Fit.PAST)
                // what is asked stands above already
                .filter(reason -> !reason.criterion().equals(place.askCriterion()))
                .map(NightPlaces::because)
                .toList();
        return new NightScreen.CallablePlace(
                bed.id(),
                bed.locationName(),
                bed.label(),
                beds.municipality(bed.municipality()),
                place.fit().fit().code(),
                words.of("uitkomst-bed", place.fit().fit().code()),
                why.stream().limit(SHOWN).toList(),
                why.stream().skip(SHOWN).toList(),
                place.ask(),
                place.askCriterion(),
                answers(place.askCriterion(), bed),
                bed.confirmedAt() == null
                        ? words.say("piket.plek.nooit")
                        : words.say("piket.plek.vrij", beds.when(bed.confirmedAt())),
                bed.confirmedBy(),
                beds.stale(bed),
                desk.phone(),
                tel(desk.phone()),
                desk.reach().code(),
                words.say("piket.bereik." + desk.reach().code()),
                desk.hours(),
                desk.lastAnsweredAt() == null ? null : words.say("piket.plek.nam-op", beds.when(desk.lastAnsweredAt())),
                place.kilometresFromAvoided(),
                place.earlierTonight().stream().map(this::tried).toList(),
                place.askAgainAt() == null
                        ? null
                        : words.say("piket.plek.terugbellen", DutchTime.time(place.askAgainAt())),
                place.asked() != null,
                offered(),
                UUID.randomUUID());
    }

    /** What can be tapped under a question: its answers, and that the person would rather not say. */
    private List<NightScreen.TaskAnswer> answers(String criterion, Bed bed) {
        if (criterion == null) {
            return List.of();
        }
        Stream<NightScreen.TaskAnswer> first = switch (criteria.of(criterion).type()) {
            case JA_NEE -> Stream.of("ja", "nee").map(code -> answer("gegeven", code));
            case NIVEAU -> Stream.of("geen", "laag", "midden", "hoog").map(code -> answer("keuze.dreiging", code));
            case GETAL ->
                IntStream.rangeClosed(0, MOST_CHILDREN)
                        .mapToObj(Integer::toString)
                        .map(number -> new NightScreen.TaskAnswer(number, number));
            case KEUZE ->
                criterion.equals("woonvorm")
                        ? Stream.of("vrouwen", "mannen", "gemengd").map(code -> answer("keuze.woonvorm", code))
                        : Stream.empty();
            case GEBIED ->
                Stream.of(
                        new NightScreen.TaskAnswer("nee", words.say("piket.gebied.nergens")),
                        new NightScreen.TaskAnswer(
                                bed.municipality(),
                                words.say("piket.gebied.hier", beds.municipality(bed.municipality()))));
            default -> Stream.empty();
        };
        List<NightScreen.TaskAnswer> found = first.toList();
        return found.isEmpty()
                ? List.of()
                : Stream.concat(found.stream(), Stream.of(answer("gegeven", "liever-niet")))
                        .toList();
    }

    private NightScreen.TaskAnswer answer(String list, String code) {
        String text = words.of(list, code);
        return new NightScreen.TaskAnswer(code, Character.toUpperCase(text.charAt(0)) + text.substring(1));
    }

    NightScreen.Tried tried(Attempt attempt) {
        String what = switch (attempt.outcome()) {
            case JA -> words.say("piket.poging.ja", until(attempt.until()));
            case NEE -> words.say("piket.poging.nee");
            case GEEN_GEHOOR -> words.say("piket.poging.geen-gehoor");
            case LATER -> words.say("piket.poging.later", until(attempt.until()));
        };
        return new NightScreen.Tried(
                DutchTime.time(attempt.at()),
                name(attempt),
                attempt.outcome().code(),
                what,
                attempt.criterion() == null ? null : words.of("criterium", attempt.criterion()));
    }

    /** To tap; null when no number is recognised in what the shelter wrote. */
    static String tel(String phone) {
        return PhoneText.dialable(phone).map("tel:"::concat).orElse(null);
    }

    /** The moment that "yes" offers: four hours on, rounded up to the half hour, as the shelter would say it. */
    String offered() {
        ZonedDateTime end = DutchTime.local(clock.instant().plus(USUAL_HOLD)).truncatedTo(ChronoUnit.MINUTES);
        int over = end.getMinute() % HALF_HOUR;
        return DutchTime.time((over == 0 ? end : end.plusMinutes(HALF_HOUR - over)).toInstant());
    }

    private String name(Attempt attempt) {
        return attempt.bed() == null
                ? directory.labelOf(attempt.shelter())
                : board.get(attempt.bed()).locationName();
    }

    private static String until(Instant moment) {
        return moment == null ? "" : DutchTime.time(moment);
    }

    private static String because(Reason reason) {
        return reason.measure() == null ? reason.explanation() : reason.explanation() + " " + reason.measure();
    }

    /** How many reasons can be tapped at once; the others come behind one more tap, and only with the next place. */
    static final int FEW = 8;

    /** The reasons to say no, the ones that are heard most first. */
    public static List<String> reasons() {
        return List.of(
                "woonvorm",
                "kinderen",
                "dreiging",
                "middelengebruik",
                "psychose",
                "mobiliteit",
                "taal",
                "toezicht",
                "minderjarig",
                "medicatie",
                "regiobinding",
                "verblijfsstatus",
                "mijdgebied",
                "bekende-aanwezig",
                "zwangerschap",
                "veilig-met-zichzelf",
                "uitleg",
                "geweldsincident",
                "seksueel-brandrisico",
                "telefoon-tracker",
                "infectieziekte",
                "huisdier",
                "eerder-geweigerd");
    }
}
