package nl.schakel.web.plaatsing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Aside;
import nl.schakel.placement.EarlierPlace;
import nl.schakel.placement.EarlierPlaces;
import nl.schakel.placement.ParkReason;
import nl.schakel.placement.Parked;
import nl.schakel.placement.Parking;
import nl.schakel.placement.Placement;
import nl.schakel.placement.PlacesAside;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.MatchResult;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import nl.schakel.web.opvang.ShelterBedViews;
import org.springframework.stereotype.Component;

/** View factory: puts into words what waits in a search, what it had found before, and how that fits now. */
@Component
class ParkingViews {

    private static final String TAKEN = "niet-vrij";

    private final Parking parking;
    private final PlacementCommands commands;
    private final EarlierPlaces earlier;
    private final PlacesAside aside;
    private final Directory directory;
    private final ShelterBedViews shelters;
    private final Words words;
    private final Clock clock;

    ParkingViews(
            Parking parking,
            PlacementCommands commands,
            EarlierPlaces earlier,
            PlacesAside aside,
            Directory directory,
            ShelterBedViews shelters,
            Words words,
            Clock clock) {
        this.parking = parking;
        this.commands = commands;
        this.earlier = earlier;
        this.aside = aside;
        this.directory = directory;
        this.shelters = shelters;
        this.words = words;
        this.clock = clock;
    }

    /** @param match what is free now, or null when it is not the time to look */
    ParkingView of(Placement placement, MatchResult match, Viewer viewer) {
        boolean own = parking.owns(placement, viewer);
        Optional<Instant> latest =
                own && placement.parked().isEmpty() ? commands.latestToPark(placement.dossier()) : Optional.empty();
        return new ParkingView(
                placement.parked().map(this::waiting).orElse(null),
                latest.isPresent(),
                own,
                placement
                        .promise()
                        .filter(promise -> promise.state() == AllocationState.HELD)
                        .isPresent(),
                placement.version(),
                Arrays.stream(ParkReason.values())
                        .map(reason -> new ParkingView.Choice(reason.code(), words.of("parkeerreden", reason.code())))
                        .toList(),
                latest.map(shelters::when).orElse(null),
                typed(clock.instant()),
                latest.map(ParkingViews::typed).orElse(null),
                match == null
                        ? List.of()
                        : earlier.of(placement.id(), match).stream()
                                .map(this::earlier)
                                .toList(),
                match == null ? List.of() : asides(placement.id()));
    }

    /** The same list without what is put aside. */
    MatchResult withoutAside(UUID placement, MatchResult match) {
        Set<UUID> out = aside.of(placement).stream().map(Aside::location).collect(Collectors.toSet());
        return out.isEmpty()
                ? match
                : new MatchResult(
                        match.at(),
                        match.beds().stream()
                                .filter(fit -> !out.contains(fit.bed().location()))
                                .toList(),
                        match.bestQuestion());
    }

    /** As a field for a day and a time takes it. */
    private static String typed(Instant moment) {
        return DutchTime.local(moment)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private ParkingView.Waiting waiting(Parked parked) {
        return new ParkingView.Waiting(
                parked.id(),
                words.of("parkeerreden", parked.reason().code()),
                shelters.when(parked.until()),
                shelters.when(parked.at()),
                directory.person(parked.by()).map(Person::displayName).orElse(""));
    }

    private ParkingView.Earlier earlier(EarlierPlace place) {
        String now = place.now().map(BedFit::fit).map(Fit::code).orElse(TAKEN);
        boolean refused =
                place.before() == EarlierPlace.Before.OPVANG_NEE || place.before() == EarlierPlace.Before.PERSOON_NEE;
        return new ParkingView.Earlier(
                place.bed().id(),
                PlacementViews.place(place.bed()),
                house(place.bed()),
                words.of("eerdere-plek", place.before().code()),
                shelters.when(place.at()),
                words.of("eerdere-plek-nu", now),
                now,
                place.now().filter(fit -> !refused).map(this::brief).orElse(null),
                place.now()
                        .filter(fit -> fit.fit() != Fit.PAST_NIET)
                        .filter(fit -> !fit.bed().kind().byComenshaOnly())
                        .isPresent());
    }

    /** The criteria that decide. */
    private String brief(BedFit fit) {
        String names = fit.reasons().stream()
                .filter(reason -> reason.fit() == fit.fit())
                .map(reason -> words.of("criterium", reason.criterion()))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? null : names;
    }

    private List<ParkingView.PutAside> asides(UUID placement) {
        List<Aside> all = aside.of(placement);
        Map<UUID, Bed> known = all.isEmpty() ? Map.of() : aside.beds(all);
        return all.stream()
                .filter(one -> known.containsKey(one.location()))
                .map(one -> new ParkingView.PutAside(
                        known.get(one.location()).id(),
                        PlacementViews.place(known.get(one.location())),
                        known.get(one.location()).locationName(),
                        words.of("parkeerreden", one.reason().code()),
                        shelters.when(one.until())))
                .toList();
    }

    private String house(Bed bed) {
        return words.say("plaatsing.bed", bed.label(), bed.locationName());
    }
}
