package nl.schakel.placement.shelter.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.support.database.ClusterLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: the beds as they are stored. */
@Component
public class BedTable {

    private static final String COLUMNS =
            "select b.id, b.location, l.organisation, l.kind, l.region, b.status from schakel.bed b"
                    + " join schakel.shelter_location l on l.id = b.location where b.id = ?";

    /** One bed. @param status what the shelter typed */
    public record Row(UUID id, UUID location, String organisation, ShelterKind kind, String region, BedStatus status) {}

    private final JdbcClient jdbc;

    BedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One bed. @throws NotVisible when there is none */
    public Row get(UUID bed) {
        return jdbc.sql(COLUMNS).param(bed).query(BedTable::row).optional().orElseThrow(NotVisible::new);
    }

    /** One bed, locked until the end of the transaction: anyone who writes about it takes turns. */
    public Row lock(UUID bed) {
        return jdbc.sql(COLUMNS + " for no key update of b")
                .param(bed)
                .query(BedTable::row)
                .optional()
                .orElseThrow(NotVisible::new);
    }

    /** What the shelter says of a bed, which also confirms it. */
    public void set(UUID bed, BedStatus status, Instant occupiedUntil, Instant at, UUID by) {
        jdbc.sql("update schakel.bed set status = ?, occupied_until = ?, confirmed_at = ?, confirmed_by = ?"
                        + " where id = ?")
                .params(
                        status.code(),
                        occupiedUntil == null ? null : Timestamp.from(occupiedUntil),
                        Timestamp.from(at),
                        by,
                        bed)
                .update();
    }

    /** What was said of a bed is still right. */
    public void confirm(UUID bed, Instant at, UUID by) {
        jdbc.sql("update schakel.bed set confirmed_at = ?, confirmed_by = ? where id = ?")
                .params(Timestamp.from(at), by, bed)
                .update();
    }

    /** The shelter that keeps this house. */
    public Optional<String> shelterOf(UUID location) {
        return jdbc.sql("select organisation from schakel.shelter_location where id = ?")
                .param(location)
                .query(String.class)
                .optional();
    }

    /** All beds of these shelters, locked, in a fixed order so that two who do so do not wait for each other. */
    public void lockAll(Set<String> organisations) {
        jdbc.sql("select b.id from schakel.bed b join schakel.shelter_location l on l.id = b.location"
                        + " where l.organisation in (:organisations) order by b.id for no key update of b")
                .param("organisations", organisations)
                .query(UUID.class)
                .list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("location", UUID.class),
                row.getString("organisation"),
                ShelterKind.of(row.getString("kind")).orElseThrow(),
                row.getString("region"),
                BedStatus.of(row.getString("status")).orElseThrow());
    }

    /**
     * A new bed among those that a municipality found, of which the first makes the house. What that house says of itself is
     * never compared with a need.
     */
    public UUID addMunicipal(String municipality, String region, String house, String label, int places) {
        ClusterLock.MUNICIPAL_PLACES.await(jdbc, municipality);
        jdbc.sql("insert into schakel.shelter_location (id, organisation, name, municipality, region, kind, living,"
                        + " security_level) values (?, ?, ?, ?, ?, 'gemeente', 'gemengd', 0)"
                        + " on conflict (municipality) where kind = 'gemeente' do nothing")
                .params(UUID.randomUUID(), municipality, house, municipality, region)
                .update();
        UUID location = jdbc.sql(
                        "select id from schakel.shelter_location" + " where municipality = ? and kind = 'gemeente'")
                .param(municipality)
                .query(UUID.class)
                .single();
        UUID bed = UUID.randomUUID();
        jdbc.sql("insert into schakel.bed (id, location, label, places, status) select ?, ?,"
                        + " ? || ' ' || (count(*) + 1), ?, 'vrij' from schakel.bed where location = ?")
                .params(bed, location, label, places, location)
                .update();
        return bed;
    }
}
