package nl.schakel.piket.search.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.piket.search.NewShelterDesk;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import nl.schakel.support.database.ClusterLock;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: the night desks as they are stored. Numbers are opened only for the few houses that are shown. */
@Repository
public class ShelterDeskTable {

    private static final SealedColumn PHONE = new SealedColumn("night_desk", "phone_enc");

    /** When a desk is open, without its number. */
    public record Hours(boolean sms, boolean wholeNight, LocalTime opens, LocalTime closes) {}

    /** When somebody last answered a coordinator, and when nobody did; either may be null. */
    public record Answering(Instant answered, Instant missed) {

        /** Both as far as known, the newest of each. */
        public Answering and(Answering other) {
            return other == null ? this : new Answering(newest(answered, other.answered), newest(missed, other.missed));
        }

        private static Instant newest(Instant one, Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isAfter(other) ? one : other;
        }
    }

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    ShelterDeskTable(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** By house, all desks that are known. */
    public Map<UUID, Hours> hours() {
        Map<UUID, Hours> all = new HashMap<>();
        jdbc.sql("select location, sms, whole_night, opens, closes from schakel.night_desk")
                .query((RowCallbackHandler) row -> all.put(
                        row.getObject("location", UUID.class),
                        new Hours(
                                row.getBoolean("sms"),
                                row.getBoolean("whole_night"),
                                row.getObject("opens", LocalTime.class),
                                row.getObject("closes", LocalTime.class))));
        return all;
    }

    /** By house, and by the code of a shelter that was called as a whole, how calls went since a moment. */
    public Map<Object, Answering> answering(Instant since) {
        Map<Object, Answering> all = new HashMap<>();
        jdbc.sql("""
                        select location, shelter, max(at) filter (where outcome <> 'geen-gehoor') as answered,
                               max(at) filter (where outcome = 'geen-gehoor') as missed
                        from schakel.night_attempt where at > ? group by location, shelter
                        """).param(Timestamp.from(since)).query((RowCallbackHandler) row -> {
            UUID location = row.getObject("location", UUID.class);
            Answering one = new Answering(instant(row.getTimestamp("answered")), instant(row.getTimestamp("missed")));
            all.merge(location == null ? row.getString("shelter") : location, one, Answering::and);
        });
        return all;
    }

    /** The numbers of these houses. */
    public Map<UUID, String> phones(Set<UUID> locations) {
        Map<UUID, String> phones = new HashMap<>();
        if (!locations.isEmpty()) {
            jdbc.sql("select location, phone_enc from schakel.night_desk where location in (:locations)")
                    .param("locations", locations)
                    .query((RowCallbackHandler) row -> {
                        UUID location = row.getObject("location", UUID.class);
                        phones.put(location, cipher.decrypt(row.getBytes("phone_enc"), PHONE.at(location)));
                    });
        }
        return phones;
    }

    /** Keeps what a shelter tells. */
    public void keep(UUID location, NewShelterDesk desk, UUID by, Instant at) {
        jdbc.sql("""
                        insert into schakel.night_desk (location, phone_enc, sms, whole_night, opens, closes, changed_at,
                                                        changed_by)
                        values (:location, :phone, :sms, :whole, :opens, :closes, :at, :by)
                        on conflict (location) do update set phone_enc = excluded.phone_enc, sms = excluded.sms,
                            whole_night = excluded.whole_night, opens = excluded.opens, closes = excluded.closes,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("location", location)
                .param("phone", cipher.encrypt(desk.phone(), PHONE.at(location)))
                .param("sms", desk.smsPossible())
                .param("whole", desk.wholeNight())
                .param("opens", desk.wholeNight() ? null : desk.opens())
                .param("closes", desk.wholeNight() ? null : desk.closes())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    /** The version of a desk; 0 when nobody told of one. */
    public long version(UUID location) {
        return jdbc.sql("select revision from schakel.night_desk where location = ?")
                .param(location)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Lets one change of a desk happen at a time, also of one that is not there yet. */
    public void lock(UUID location) {
        ClusterLock.NIGHT_DESK.await(jdbc, location.toString());
    }

    /** Nobody tells any more how this house is reached. */
    public void remove(UUID location) {
        jdbc.sql("delete from schakel.night_desk where location = ?")
                .param(location)
                .update();
    }

    private static Instant instant(Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
