package nl.schakel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.schakel.SchakelTest;
import nl.schakel.TestStart;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SchakelTest
class DemoSheltersTest {

    /** Other tests make shelters of their own. */
    private static final String DEMO = " organisation like 'opvang-%'";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DemoShelters shelters;

    @Test
    void twelveInventedSheltersInSixRegionsAndNoSecondTime() {
        shelters.run(null);

        assertThat(count("select count(distinct organisation) from schakel.shelter_location where" + DEMO))
                .isEqualTo(12);
        assertThat(count("select count(distinct region) from schakel.shelter_location where" + DEMO))
                .isEqualTo(6);
        assertThat(count("select count(*) from schakel.bed b join schakel.shelter_location l on l.id = b.location"
                        + " where l.organisation like 'opvang-%'"))
                .isEqualTo(140);
        assertThat(names()).allMatch(name -> name.endsWith("(fictief)"));
    }

    @Test
    void threeTakeEverybody() {
        // what other tests changed meanwhile was made later
        Instant before = TestStart.clock().instant().minus(Duration.ofDays(20));
        assertThat(jdbc.sql("select count(*) from schakel.organisation o where o.code like 'opvang-%' and not exists"
                                + " (select 1 from schakel.profile_line p where p.organisation = o.code"
                                + " and p.stance <> 'accepteert' and p.made_at < ?)")
                        .param(Timestamp.from(before))
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    private List<String> names() {
        return jdbc.sql("select name from schakel.organisation where kind = 'opvang'"
                        + " union select name from schakel.shelter_location")
                .query(String.class)
                .list();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
