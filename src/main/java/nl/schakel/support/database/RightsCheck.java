package nl.schakel.support.database;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.schakel.support.StartRefused;
import nl.schakel.support.database.TableRights.Right;
import nl.schakel.support.text.Sentences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Start-up check of the privileges that the application's role really has, after the migrations: somebody may have
 * granted more by hand, or through another role.
 */
@Component
@DependsOnDatabaseInitialization
class RightsCheck implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(RightsCheck.class);
    private static final Sentences SENTENCES = Sentences.of("operator-messages");

    private final JdbcClient jdbc;
    private final boolean demo;
    private final TableRights rights = TableRights.read();

    RightsCheck(DataSource application, @Value("${schakel.demo:true}") boolean demo) {
        this.jdbc = JdbcClient.create(application);
        this.demo = demo;
    }

    @Override
    public void afterPropertiesSet() {
        tooMuch().ifPresent(found -> {
            if (!demo) {
                throw new StartRefused("databaserol.te-veel-rechten", found);
            }
            LOG.warn("De databaserol van Schakel mag meer dan nodig is: {}", found);
        });
    }

    /** The first table with which more may be done than the list says. */
    Optional<String> tooMuch() {
        String role = jdbc.sql("select current_user").query(String.class).single();
        return RuntimeRights.actual(jdbc, role).entrySet().stream()
                .filter(table -> !more(table).isEmpty())
                .map(table -> SENTENCES.say(
                        "databaserol.recht",
                        table.getKey(),
                        more(table).stream().map(Right::name).collect(Collectors.joining(", "))))
                .findFirst();
    }

    private Set<Right> more(Map.Entry<String, Set<Right>> table) {
        Set<Right> more = EnumSet.noneOf(Right.class);
        more.addAll(table.getValue());
        more.removeAll(rights.on(table.getKey()));
        return more;
    }
}
