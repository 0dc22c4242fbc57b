package nl.schakel.web.opvang;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.ProfileLevel;
import nl.schakel.placement.shelter.ProfileLine;
import nl.schakel.placement.shelter.Profiles;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: puts the profile of a shelter into words, seen from the organisation, a location or one bed. */
@Component
class ShelterProfileViews {

    private static final String POLICE = "politie-medewerking";

    private final Beds beds;
    private final Profiles profiles;
    private final Criteria criteria;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    ShelterProfileViews(
            Beds beds, Profiles profiles, Criteria criteria, Directory directory, Words words, Clock clock) {
        this.beds = beds;
        this.profiles = profiles;
        this.criteria = criteria;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Something that can have a profile of its own.
     *
     * @param key as it stands in the address: a code or an id
     * @param wider the targets that count when this one says nothing, the nearest first; null is the organisation
     */
    public record ProfileScope(
            String key, String name, String organisation, ProfileLevel level, UUID target, List<UUID> wider) {}

    /** What holds for one criterion, and what held or will hold. */
    public record CriterionLine(
            String code,
            int position,
            String name,
            String stance,
            String measure,
            String from,
            String since,
            boolean own,
            boolean police,
            List<Dated> upcoming,
            List<Dated> past,
            long version) {}

    /** What holds from a day on, or held between two. */
    public record Dated(String text, String date) {}

    List<ProfileScope> places(Viewer viewer) {
        List<ProfileScope> all = new ArrayList<>();
        List<Bed> own = beds.own(viewer);
        for (String organisation :
                viewer.organisationsAs(Role.OPVANG).stream().sorted().toList()) {
            all.add(new ProfileScope(
                    organisation,
                    words.say("profiel.organisatie.naam", directory.labelOf(organisation)),
                    organisation,
                    ProfileLevel.ORGANISATION,
                    null,
                    List.of()));
            List<UUID> toOrganisation = new ArrayList<>();
            toOrganisation.add(null);
            Map<UUID, List<Bed>> houses = new LinkedHashMap<>();
            own.stream()
                    .filter(bed -> bed.organisation().equals(organisation))
                    .forEach(bed -> houses.computeIfAbsent(bed.location(), id -> new ArrayList<>())
                            .add(bed));
            houses.forEach((location, inside) -> {
                String house = inside.get(0).locationName();
                all.add(new ProfileScope(
                        location.toString(),
                        words.say("profiel.locatie", house),
                        organisation,
                        ProfileLevel.LOCATION,
                        location,
                        toOrganisation));
                List<UUID> toHouse = new ArrayList<>();
                toHouse.add(location);
                toHouse.add(null);
                inside.forEach(bed -> all.add(new ProfileScope(
                        bed.id().toString(),
                        words.say("profiel.bed", bed.label(), house),
                        organisation,
                        ProfileLevel.BED,
                        bed.id(),
                        toHouse)));
            });
        }
        return all;
    }

    List<CriterionLine> lines(ProfileScope place, Viewer viewer) {
        List<ProfileLine> all = profiles.lines(place.organisation(), viewer);
        return criteria.all().stream()
                .map(criterion -> line(
                        criterion,
                        place,
                        all.stream()
                                .filter(line -> line.criterion().equals(criterion.code()))
                                .toList()))
                .toList();
    }

    private CriterionLine line(Criterion criterion, ProfileScope place, List<ProfileLine> all) {
        List<ProfileLine> own = at(all, place.target());
        ProfileLine said = now(own);
        boolean isOwn = said != null;
        for (UUID wider : place.wider()) {
            said = said == null ? now(at(all, wider)) : said;
        }
        AcceptancePolicy stance = said == null ? criterion.defaultStance() : said.stance();
        String from;
        if (said == null) {
            from = words.say("profiel.nooit");
        } else if (isOwn) {
            from = place.level() == ProfileLevel.ORGANISATION ? null : words.say("profiel.eigen");
        } else {
            from = words.say(
                    "profiel.volgt", said.target() == null ? words.say("profiel.organisatie") : said.targetName());
        }
        return new CriterionLine(
                criterion.code(),
                criterion.position(),
                words.of("criterium", criterion.code()),
                stance.code(),
                said == null ? null : said.measure(),
                from,
                said == null ? null : DutchTime.date(said.validFrom()),
                isOwn,
                criterion.code().equals(POLICE) && stance != AcceptancePolicy.ACCEPTEERT,
                upcoming(own),
                past(own),
                own.stream().mapToLong(ProfileLine::id).max().orElse(0));
    }

    private static List<ProfileLine> at(List<ProfileLine> all, UUID target) {
        return all.stream()
                .filter(line -> target == null ? line.target() == null : target.equals(line.target()))
                .sorted(Comparator.comparing(ProfileLine::validFrom).thenComparing(ProfileLine::id))
                .toList();
    }

    /** What holds now on one level; a line without a stance gives the word back to the wider level. */
    private static ProfileLine now(List<ProfileLine> level) {
        return level.stream()
                .filter(line -> line.current() && line.stance() != null)
                .findFirst()
                .orElse(null);
    }

    private List<Dated> upcoming(List<ProfileLine> own) {
        Instant now = clock.instant();
        return own.stream()
                .filter(line -> line.validFrom().isAfter(now))
                .map(line -> new Dated(said(line), DutchTime.date(line.validFrom())))
                .toList();
    }

    private List<Dated> past(List<ProfileLine> own) {
        Instant now = clock.instant();
        List<ProfileLine> begun =
                own.stream().filter(line -> !line.validFrom().isAfter(now)).toList();
        List<Dated> old = new ArrayList<>();
        for (int i = 0; i + 1 < begun.size(); i++) {
            old.add(
                    0,
                    new Dated(
                            said(begun.get(i)),
                            words.say(
                                    "profiel.eerder.periode",
                                    DutchTime.date(begun.get(i).validFrom()),
                                    DutchTime.date(begun.get(i + 1).validFrom()))));
        }
        return old;
    }

    private String said(ProfileLine line) {
        if (line.stance() == null) {
            return words.say("profiel.volgt.weer");
        }
        String stance = words.of("houding", line.stance().code());
        return line.measure() == null ? stance : stance + ": " + line.measure();
    }
}
