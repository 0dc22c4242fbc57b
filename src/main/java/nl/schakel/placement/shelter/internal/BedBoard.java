package nl.schakel.placement.shelter.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.Profile;
import nl.schakel.placement.shelter.ShelterKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cache: all beds with what is fixed about them and what their profiles say, remembered on each node for as long as
 * nothing changed: one small read tells. What is promised is not remembered; that is read each time.
 */
@Component
public class BedBoard {

    /** A bed as the shelter typed it, and the house that it belongs to. */
    public record Entry(Bed bed, HouseOfBed house) {}

    /** All beds at a moment. */
    public record Board(List<Entry> entries, Map<UUID, Entry> byBed) {}

    /** All of these only grow, so that what is equal is unchanged, also for who has written something themselves. */
    private record Fingerprint(long beds, long bedChanges, long locations, long locationChanges, long lines) {}

    /** @param own whether the running transaction has written something itself, so may see what is never committed */
    private record Glance(Fingerprint fingerprint, boolean own) {}

    private record Remembered(Fingerprint fingerprint, Instant from, Instant until, Board board) {
        boolean holds(Fingerprint now, Instant at) {
            return fingerprint.equals(now) && !at.isBefore(from) && at.isBefore(until);
        }
    }

    private final JdbcClient jdbc;
    private final ProfileTable profiles;
    private final Directory directory;
    private volatile Remembered remembered;

    BedBoard(JdbcClient jdbc, ProfileTable profiles, Directory directory) {
        this.jdbc = jdbc;
        this.profiles = profiles;
        this.directory = directory;
    }

    /** The board as it holds at this moment. */
    public Board at(Instant moment) {
        Glance now = look();
        Remembered known = remembered;
        if (known != null && known.holds(now.fingerprint(), moment)) {
            return known.board();
        }
        ProfileTable.Lines lines = profiles.load();
        Board board = load(lines, moment);
        if (!now.own()) {
            // read before the beds: a change in between makes the next look read again
            remembered = new Remembered(now.fingerprint(), moment, lines.nextChange(moment), board);
        }
        return board;
    }

    private Glance look() {
        return jdbc.sql("""
                        select (select count(*) from schakel.bed) beds,
                               (select coalesce(sum(revision), 0) from schakel.bed) bed_changes,
                               (select count(*) from schakel.shelter_location) locations,
                               (select coalesce(sum(revision), 0) from schakel.shelter_location) location_changes,
                               (select count(*) from schakel.profile_line) lines,
                               pg_current_xact_id_if_assigned() is not null own
                        """)
                .query((row, n) -> new Glance(
                        new Fingerprint(
                                row.getLong("beds"),
                                row.getLong("bed_changes"),
                                row.getLong("locations"),
                                row.getLong("location_changes"),
                                row.getLong("lines")),
                        row.getBoolean("own")))
                .single();
    }

    private Board load(ProfileTable.Lines lines, Instant at) {
        // equal houses become one, so that matching can look at them by identity
        Map<HouseOfBed, HouseOfBed> houses = new HashMap<>();
        Map<Profile, Profile> same = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        Map<UUID, Entry> byBed = new HashMap<>();
        jdbc.sql("""
                        select b.*, l.organisation, l.name as location_name, l.municipality, l.region, l.kind, l.living,
                               l.security_level
                        from schakel.bed b join schakel.shelter_location l on l.id = b.location
                        order by l.organisation, l.name, b.label, b.id
                        """)
                .query((row, n) -> {
                    Bed bed = bed(row);
                    Profile profile = lines.effective(bed.organisation(), bed.location(), bed.id(), at);
                    HouseOfBed house = new HouseOfBed(
                            bed.organisation(),
                            bed.location(),
                            bed.municipality(),
                            bed.kind(),
                            row.getString("living"),
                            bed.securityLevel(),
                            bed.places(),
                            same.computeIfAbsent(profile, p -> p));
                    Entry entry = new Entry(bed, houses.computeIfAbsent(house, h -> h));
                    // what was found for one person is known by its id, and offered to nobody else
                    if (bed.kind() != ShelterKind.GEMEENTE) {
                        entries.add(entry);
                    }
                    byBed.put(bed.id(), entry);
                    return entry;
                })
                .list();
        return new Board(List.copyOf(entries), Map.copyOf(byBed));
    }

    private Bed bed(ResultSet row) throws SQLException {
        UUID confirmedBy = row.getObject("confirmed_by", UUID.class);
        String organisation = row.getString("organisation");
        return new Bed(
                row.getObject("id", UUID.class),
                row.getString("label"),
                organisation,
                directory.labelOf(organisation),
                row.getObject("location", UUID.class),
                row.getString("location_name"),
                row.getString("municipality"),
                row.getString("region"),
                ShelterKind.of(row.getString("kind")).orElseThrow(),
                row.getInt("security_level"),
                row.getInt("places"),
                BedStatus.of(row.getString("status")).orElseThrow(),
                instant(row.getTimestamp("occupied_until")),
                instant(row.getTimestamp("confirmed_at")),
                confirmedBy == null
                        ? null
                        : directory.person(confirmedBy).map(Person::displayName).orElse(null),
                Long.toString(row.getLong("revision")));
    }

    private static Instant instant(Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
