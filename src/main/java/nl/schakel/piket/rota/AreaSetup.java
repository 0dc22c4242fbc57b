package nl.schakel.piket.rota;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.RegionLock;
import nl.schakel.organisation.Role;
import nl.schakel.piket.rota.internal.AreaTable;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: Chain directors make the areas of the on-call service: for their own region, or with other regions
 * together when the directors of those agree. A region that has an area always keeps exactly one.
 */
@Service
@Transactional
public class AreaSetup {

    /** Where directors see and change this. */
    public static final String PAGE = "/piket/rooster/gebied";

    private static final int LONGEST_NAME = 80;

    private final DutyAreas areas;
    private final AreaTable table;
    private final AreaInUse inUse;
    private final Directory directory;
    // a region moves once at a time: whoever comes second sees where it went
    private final RegionLock moves;
    private final Outbox outbox;
    private final Clock clock;

    AreaSetup(
            DutyAreas areas,
            AreaTable table,
            AreaInUse inUse,
            Directory directory,
            RegionLock moves,
            Outbox outbox,
            Clock clock) {
        this.areas = areas;
        this.table = table;
        this.inUse = inUse;
        this.directory = directory;
        this.moves = moves;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The regions of which somebody decides, by name. */
    @Transactional(readOnly = true)
    public List<Region> directed(Viewer viewer) {
        return directory.regions().stream()
                .filter(region -> directs(viewer, region.code()))
                .toList();
    }

    /** The regions that can be asked to come to an area: somebody there can answer. */
    @Transactional(readOnly = true)
    public List<Region> askable(DutyArea area) {
        List<String> asked = table.open().stream()
                .filter(question -> question.area().equals(area.code()))
                .map(AreaQuestion::region)
                .toList();
        return directory.regions().stream()
                .filter(region -> !area.regions().contains(region.code()) && !asked.contains(region.code()))
                .filter(region -> directory
                        .covering(region.code(), Role.KETENREGISSEUR)
                        .filter(directory::hasMembers)
                        .isPresent())
                .toList();
    }

    /** The open questions that wait for an answer of the viewer. */
    @Transactional(readOnly = true)
    public List<AreaQuestion> toAnswer(Viewer viewer) {
        return table.open().stream()
                .filter(question -> directs(viewer, question.region()))
                .toList();
    }

    /** The open questions of an area to others. */
    @Transactional(readOnly = true)
    public List<AreaQuestion> asked(DutyArea area) {
        return table.open().stream()
                .filter(question -> question.area().equals(area.code()))
                .toList();
    }

    /**
     * Makes an area for a region, which leaves the area that it shared until now.
     *
     * @return the code of the new area
     */
    public String make(String name, String region, Viewer viewer) {
        Region own = own(region, viewer);
        String written = name(name);
        moves.take(region);
        if (table.areaOf(region)
                .flatMap(areas::of)
                .filter(area -> area.regions().equals(List.of(region)))
                .isPresent()) {
            throw InvalidInput.of("regio", "al-eigen", "fout.regio.al-eigen", own.name());
        }
        String code = "gebied-" + UUID.randomUUID().toString().substring(0, 8);
        GroupId director = directory.covering(region, Role.KETENREGISSEUR).orElse(Directory.NATIONAL);
        table.insert(
                code,
                written,
                directory.covering(region, Role.PIKET).orElse(director).organisation(),
                directory
                        .covering(region, Role.CENTRUMGEMEENTE)
                        .map(GroupId::organisation)
                        .orElse(null));
        move(region, code, viewer);
        return code;
    }

    /** @param version the state that the viewer saw */
    public void rename(String code, String name, int version, Viewer viewer) {
        areas.of(code).filter(area -> areas.directs(viewer, area)).orElseThrow(NotVisible::new);
        if (!table.rename(code, name(name), version)) {
            throw InvalidInput.of("naam", "veranderd", "fout.piketgebied.veranderd");
        }
    }

    /**
     * Asks a region to come to an area. Who directs both answers at once.
     *
     * @return whether the region came already
     */
    public boolean ask(String code, String region, Viewer viewer) {
        DutyArea area =
                areas.of(code).filter(found -> areas.directs(viewer, found)).orElseThrow(NotVisible::new);
        if (askable(area).stream().noneMatch(found -> found.code().equals(region))) {
            throw InvalidInput.of("regio", "kan-niet", "fout.regio.kan-niet");
        }
        if (directs(viewer, region)) {
            move(region, code, viewer);
            return true;
        }
        AreaQuestion question = new AreaQuestion(UUID.randomUUID(), code, region, viewer.personId());
        if (!table.ask(question, clock.instant())) {
            throw InvalidInput.of("regio", "al-gevraagd", "fout.regio.al-gevraagd");
        }
        outbox.toGroup(director(region), Template.PIKETROOSTER, "piket-gebied:" + question.id(), PAGE);
        return false;
    }

    /** The region comes to the area: from now on its calls go there. */
    public void accept(UUID id, Viewer viewer) {
        AreaQuestion question = toMe(id, viewer);
        // the areas come before the question, as for who ends the asking area and with it this question
        locked(question.region(), question.area());
        decide(question, SwapState.AANGENOMEN, viewer);
        move(question.region(), question.area(), viewer);
        tellAsker(question, "ja");
    }

    /** The region stays where it is. */
    public void decline(UUID id, Viewer viewer) {
        AreaQuestion question = toMe(id, viewer);
        decide(question, SwapState.AFGEWEZEN, viewer);
        tellAsker(question, "nee");
    }

    /** A director of the area takes the question back. */
    public void withdraw(UUID id, Viewer viewer) {
        AreaQuestion question = table.find(id)
                .filter(found -> areas.of(found.area())
                        .filter(area -> areas.directs(viewer, area))
                        .isPresent())
                .orElseThrow(NotVisible::new);
        decide(question, SwapState.INGETROKKEN, viewer);
    }

    /** A running call keeps its team to the end; so nothing moves until it is handed over. */
    private void move(String region, String to, Viewer viewer) {
        Instant now = clock.instant();
        Optional<DutyArea> from = locked(region, to);
        if (from.filter(area -> inUse.hasOpenCall(area.code())).isPresent()) {
            throw InvalidInput.of("regio", "oproep-loopt", "fout.regio.oproep-loopt");
        }
        table.move(region, from.map(DutyArea::code).orElse(null), to, viewer.personId(), now);
        from.ifPresent(area -> left(area, region, now, viewer));
    }

    /** The area of a region as it is once nobody else changes it: other regions may just have left it. */
    private Optional<DutyArea> locked(String region, String to) {
        moves.take(region);
        Optional<String> from = table.areaOf(region);
        table.lock(Stream.concat(from.stream(), Stream.of(to)));
        return from.flatMap(areas::of);
    }

    /** Those who stay hear that a region went; an area without regions has no rota any more. */
    private void left(DutyArea area, String region, Instant now, Viewer viewer) {
        String key = "piket-gebied-weg:%s:%s:%d".formatted(area.code(), region, now.toEpochMilli());
        areas.directors(area).stream()
                .filter(group -> !viewer.groups().contains(group))
                .forEach(group -> outbox.toGroup(group, Template.PIKETROOSTER, key, PAGE));
        if (area.regions().equals(List.of(region))) {
            table.retire(area.code(), now);
            outbox.toGroup(area.coordinators(), Template.PIKETROOSTER, key + ":team", Rota.PAGE);
        }
    }

    private void decide(AreaQuestion question, SwapState state, Viewer viewer) {
        if (!table.decide(question.id(), state, viewer.personId(), clock.instant())) {
            throw InvalidInput.of("vraag", "al-beslist", "fout.vraag.al-beslist");
        }
    }

    private void tellAsker(AreaQuestion question, String answer) {
        outbox.toPerson(
                question.askedBy(), Template.PIKETROOSTER, "piket-gebied:" + question.id() + ":" + answer, PAGE);
    }

    private AreaQuestion toMe(UUID id, Viewer viewer) {
        return table.find(id)
                .filter(question -> directs(viewer, question.region()))
                .orElseThrow(NotVisible::new);
    }

    private Region own(String region, Viewer viewer) {
        return directory
                .region(region)
                .filter(found -> directs(viewer, found.code()))
                .orElseThrow(NotVisible::new);
    }

    private boolean directs(Viewer viewer, String region) {
        return viewer.groups().contains(director(region));
    }

    private GroupId director(String region) {
        return directory
                .covering(region, Role.KETENREGISSEUR)
                .filter(directory::hasMembers)
                .orElse(Directory.NATIONAL);
    }

    private static String name(String typed) {
        new InputCheck()
                .required("naam", typed, LONGEST_NAME, "fout.piketgebied.naam")
                .done();
        return typed.strip();
    }
}
