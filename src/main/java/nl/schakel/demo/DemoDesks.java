package nl.schakel.demo;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.piket.search.NewShelterDesk;
import nl.schakel.piket.search.ShelterDesks;
import nl.schakel.support.database.ClusterLock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Demonstration data: night desks for the invented shelters of the demonstration, with numbers that ring nowhere. Most
 * answer the whole night, some until the evening is over, and of one kind nobody told. Made once; what somebody
 * changed since stays.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 120)
class DemoDesks implements ApplicationRunner {

    private static final Set<String> UNTIL_THE_EVENING = Set.of("maatschappelijke-opvang", "mannenopvang");
    private static final String UNKNOWN = "omm";
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime LATE = LocalTime.of(23, 0);

    private record House(UUID id, String kind) {}

    private final DemoData demo;
    private final ShelterDesks desks;
    private final JdbcClient jdbc;

    DemoDesks(DemoData demo, ShelterDesks desks, JdbcClient jdbc) {
        this.demo = demo;
        this.desks = desks;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        demo.once("night_desk", ClusterLock.DEMO_DESKS, this::make);
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
                        Viewer.SYSTEM);
            }
        }
    }
}
