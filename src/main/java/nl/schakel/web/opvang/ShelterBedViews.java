package nl.schakel.web.opvang;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.PlacementLists;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: puts beds into words: where they stand, until when, and how fresh that is. */
@Component
public class ShelterBedViews {

    /** After a day without a look nobody knows whether a bed is still free. */
    private static final Duration FRESH = Duration.ofHours(24);

    private final PlacementLists lists;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    ShelterBedViews(PlacementLists lists, Directory directory, Words words, Clock clock) {
        this.lists = lists;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /** The beds of one house. */
    public record Location(String name, String municipality, List<View> beds) {}

    /**
     * One bed in words.
     *
     * @param until until when it is taken, or null
     * @param stale whether somebody should look again
     * @param hold the promise that the shelter can lengthen or give back, or null
     * @param version goes back with a change, so that an old screen changes nothing
     */
    public record View(
            UUID id,
            String label,
            String kind,
            String status,
            String until,
            String confirmed,
            boolean stale,
            UUID hold,
            boolean confirmable,
            String version) {}

    List<Location> byLocation(List<Bed> beds, Viewer viewer) {
        Map<UUID, BedAllocation> promises = lists.promisesOfOwnBeds(viewer);
        Map<UUID, List<Bed>> houses =
                beds.stream().collect(Collectors.groupingBy(Bed::location, LinkedHashMap::new, Collectors.toList()));
        return houses.values().stream()
                .map(house -> new Location(
                        house.get(0).locationName(),
                        municipality(house.get(0).municipality()),
                        house.stream()
                                .map(bed -> view(bed, promises.get(bed.id())))
                                .toList()))
                .toList();
    }

    public String municipality(String code) {
        return directory.municipality(code).map(Municipality::name).orElse(code);
    }

    /** When a bed was last looked at, and by whom. */
    public String confirmed(Bed bed) {
        if (bed.confirmedAt() == null) {
            return words.say("opvang.nooit");
        }
        String when = when(bed.confirmedAt());
        return bed.confirmedBy() == null
                ? words.say("opvang.nagekeken.zonder", capital(when))
                : words.say("opvang.nagekeken", when, bed.confirmedBy());
    }

    public boolean stale(Bed bed) {
        return bed.confirmedAt() == null
                || bed.confirmedAt().isBefore(clock.instant().minus(FRESH));
    }

    /** For example "vandaag 14:05" or "18 november, 14:05". */
    public String when(Instant moment) {
        LocalDate today = DutchTime.local(clock.instant()).toLocalDate();
        LocalDate day = DutchTime.local(moment).toLocalDate();
        String time = DutchTime.time(moment);
        if (day.equals(today)) {
            return words.say("opvang.vandaag", time);
        }
        if (day.equals(today.minusDays(1))) {
            return words.say("opvang.gisteren", time);
        }
        if (day.equals(today.plusDays(1))) {
            return words.say("opvang.morgen", time);
        }
        return words.say("opvang.dag", DutchTime.day(moment), time);
    }

    private View view(Bed bed, BedAllocation promise) {
        boolean held = promise != null && promise.state() == AllocationState.HELD;
        return new View(
                bed.id(),
                bed.label(),
                words.say(
                        "opvang.soort-plekken",
                        words.of("opvangsoort", bed.kind().code()),
                        bed.places() == 1 ? words.say("opvang.plek") : words.say("opvang.plekken", bed.places())),
                bed.status().code(),
                until(bed),
                confirmed(bed),
                stale(bed),
                held ? promise.id() : null,
                held,
                bed.version());
    }

    private String until(Bed bed) {
        if (bed.occupiedUntil() == null || bed.status() == BedStatus.VRIJ || bed.status() == BedStatus.GESLOTEN) {
            return null;
        }
        ZonedDateTime end = DutchTime.local(bed.occupiedUntil());
        boolean wholeDay = end.toLocalTime().equals(LocalTime.MIDNIGHT);
        return wholeDay
                ? words.say(
                        "opvang.bezet-tot", DutchTime.day(bed.occupiedUntil().minus(Duration.ofHours(1))))
                : words.say("opvang.vast-tot", when(bed.occupiedUntil()));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(DutchTime.DUTCH) + text.substring(1);
    }
}
