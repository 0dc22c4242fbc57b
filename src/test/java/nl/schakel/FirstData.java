package nl.schakel;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Template database of a test run: what the first start of a demonstration made on an empty database (the tables of both
 * schemas, models, people, shelters, a rota), copied before any test touched it. The next applications of its kind begin
 * with a copy, as after a restart, which spares each of them half of its start.
 *
 * <p>Registered in {@code META-INF/spring.factories} of the tests. All that does not call itself a demonstration without
 * example cases begins with an empty database, and so does everything for which no copy could be made.
 */
public class FirstData implements TestExecutionListener {

    private static final String TEMPLATE = "first_data";
    private static final String STARTED_EMPTY = "schakel.test.started-empty";

    private static boolean tried;
    private static boolean made;

    /** @return the name of a new database for this application: a copy when there is one to copy, else an empty one */
    static synchronized String newDatabase(ConfigurableEnvironment environment) {
        boolean demonstration = environment.getProperty("schakel.demo", Boolean.class, false)
                && !environment.getProperty("schakel.demo-cases", Boolean.class, true);
        if (demonstration && made) {
            return TestPostgres.copyOf(TEMPLATE);
        }
        if (demonstration && !tried) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "started-empty",
                            Map.of(STARTED_EMPTY, true, "spring.datasource.hikari.allow-pool-suspension", true)));
        }
        return TestPostgres.newDatabase();
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        if (test.hasApplicationContext()
                && startedEmpty(test.getApplicationContext().getEnvironment())) {
            copy(test.getApplicationContext().getBean(DataSource.class));
        }
    }

    private static boolean startedEmpty(Environment environment) {
        return environment.getProperty(STARTED_EMPTY, Boolean.class, false);
    }

    /** Once, since a test has touched what it would copy the second time. */
    private static synchronized void copy(DataSource database) {
        if (tried || !(database instanceof HikariDataSource pool)) {
            return;
        }
        tried = true;
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        // a database is copied only while nobody is in it
        connections.suspendPool();
        try {
            connections.softEvictConnections();
            TestPostgres.copy(pool.getJdbcUrl().replaceAll(".*/", ""), TEMPLATE);
            made = true;
        } catch (SQLException somebodyStayed) {
            System.out.println("no template database: " + somebodyStayed.getMessage());
        } finally {
            connections.resumePool();
        }
    }
}
