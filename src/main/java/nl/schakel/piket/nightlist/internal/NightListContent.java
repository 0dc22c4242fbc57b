package nl.schakel.piket.nightlist.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.piket.rota.ContactDetails;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.rota.Span;
import nl.schakel.piket.search.ShelterDesk;
import nl.schakel.piket.search.ShelterDesks;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import org.springframework.stereotype.Component;

/**
 * Read model: what stands on the night list: who is on duty, and where a place may be. Nothing about people who need
 * one.
 */
@Component
public class NightListContent {

    private static final Duration AHEAD = Duration.ofHours(40);

    /** More is no list to call from; the shelters of the own regions come first. */
    private static final int MOST_HOUSES = 120;

    private final Rota rota;
    private final Reachability reachability;
    private final Beds beds;
    private final ShelterDesks desks;
    private final Directory directory;

    NightListContent(Rota rota, Reachability reachability, Beds beds, ShelterDesks desks, Directory directory) {
        this.rota = rota;
        this.reachability = reachability;
        this.beds = beds;
        this.desks = desks;
        this.directory = directory;
    }

    /**
     * The list.
     *
     * @param beds how many places stand on it
     * @param more how many houses did not fit on it
     */
    public record Page(String area, Instant madeAt, List<Duty> duties, List<House> houses, int beds, int more) {}

    /** Somebody's duty; {@code phone} is null when they gave none, {@code who} when nobody has it. */
    public record Duty(int line, Instant from, Instant until, String who, String phone) {}

    /** A house with its beds; {@code desk} tells how it is reached. */
    public record House(
            String name,
            String shelter,
            String municipality,
            String kind,
            int security,
            ShelterDesk desk,
            List<Bed> beds) {}

    /** The list of an area as things are at this moment. */
    public Page of(DutyArea area, Instant now) {
        List<Duty> duties = rota.shifts(area.code(), new Span(now, now.plus(AHEAD))).stream()
                .map(shift -> new Duty(
                        shift.line().number(),
                        shift.span().from(),
                        shift.span().until(),
                        shift.person() == null ? null : name(shift.person()),
                        shift.person() == null ? null : phone(shift.person())))
                .sorted(Comparator.comparing(Duty::from).thenComparing(Duty::line))
                .toList();
        List<House> houses = houses(area);
        List<House> shown = houses.subList(0, Math.min(houses.size(), MOST_HOUSES));
        return new Page(
                area.name(),
                now,
                duties,
                shown,
                shown.stream().mapToInt(house -> house.beds().size()).sum(),
                houses.size() - shown.size());
    }

    private List<House> houses(DutyArea area) {
        Map<UUID, ShelterDesk> known = desks.all();
        Map<UUID, List<Bed>> byHouse = new LinkedHashMap<>();
        beds.mayBeFree().stream()
                .sorted(Comparator.<Bed, Boolean>comparing(
                                bed -> bed.region() == null || !area.regions().contains(bed.region()))
                        .thenComparing(Bed::locationName)
                        .thenComparing(Bed::label))
                .forEach(bed -> byHouse.computeIfAbsent(bed.location(), location -> new ArrayList<>())
                        .add(bed));
        return byHouse.entrySet().stream()
                .map(entry -> house(entry.getValue(), known.get(entry.getKey())))
                .toList();
    }

    private House house(List<Bed> beds, ShelterDesk desk) {
        Bed first = beds.get(0);
        return new House(
                first.locationName(),
                first.organisationName(),
                directory
                        .municipality(first.municipality())
                        .map(Municipality::name)
                        .orElse(first.municipality()),
                first.kind().code(),
                first.securityLevel(),
                desk,
                beds);
    }

    private String name(UUID person) {
        return directory.person(person).map(Person::displayName).orElse(null);
    }

    private String phone(UUID person) {
        return reachability.of(person).map(ContactDetails::phone).orElse(null);
    }
}
