package nl.schakel.piket.internal;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.piket.NewShelterDesk;
import nl.schakel.support.SchakelProperties;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Night desks for the invented shelters of the demonstration, with numbers that ring nowhere. Most answer the whole night,
 * some until the evening is over, and of one kind nobody told. Made once; what somebody changed since stays.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 120)
class DemoDesks implements ApplicationRunner {

    /** Any fixed number of our own: it lets one node make them while the others wait. */
    private static final long LOCK = 7_240_402_120L;

    private static final Set<String> UNTIL_THE_EVENING = Set.of("maatschappelijke-opvang", "mannenopvang");
    private static final String UNKNOWN = "omm";
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime LATE = LocalTime.of(23, 0);

    private record House(UUID id, String kind) {}

    private final SchakelProperties settings;
    private final DeskTable desks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoDesks(
            SchakelProperties settings,
            DeskTable desks,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.desks = desks;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.demo() || made()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((row, n) -> true)
                    .list();
            if (!made()) {
                make();
            }
        });
    }

    private boolean made() {
        return jdbc.sql("select exists (select 1 from schakel.night_desk)")
                .query(Boolean.class)
                .single();
    }

    private void make() {
        List<House> houses = jdbc.sql("select id, kind from schakel.shelter_location where name like '%(fictief)'"
                        + " order by organisation, name")
                .query((row, n) -> new House(row.getObject("id", UUID.class), row.getString("kind")))
                .list();
        for (int i = 0; i < houses.size(); i++) {
            House house = houses.get(i);
            if (!house.kind().equals(UNKNOWN)) {
                boolean evening = UNTIL_THE_EVENING.contains(house.kind());
                String phone = "06 00 00 10 %02d".formatted(i + 1);
                desks.keep(
                        house.id(),
                        new NewShelterDesk(phone, true, !evening, evening ? MORNING : null, evening ? LATE : null),
                        Viewer.SYSTEM.personId(),
                        clock.instant());
            }
        }
    }
}
