package nl.schakel.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Demonstration data: gives a fresh demonstration its last days, once, before it says that it is ready. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnProperty(
        prefix = "schakel",
        name = {"demo", "demo-cases"},
        matchIfMissing = true)
class ExamplePast implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ExamplePast.class);

    private final ExampleSearches searches;
    private final JdbcClient jdbc;

    ExamplePast(ExampleSearches searches, JdbcClient jdbc) {
        this.searches = searches;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!first()) {
            return;
        }
        try {
            searches.make();
        } catch (RuntimeException failed) {
            // a demonstration without history is still one; the class says enough
            LOG.warn(
                    "No example searches of the last days: {}",
                    failed.getClass().getName());
        }
    }

    /** Only in a database in which nobody has reported anything, and on one node. */
    private boolean first() {
        return jdbc.sql("insert into schakel.example_case (name, done) select 'zoektochten', 0"
                                + " where not exists (select 1 from schakel.example_case)"
                                + " and not exists (select 1 from schakel.dossier) on conflict do nothing")
                        .update()
                == 1;
    }
}
