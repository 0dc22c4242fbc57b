package nl.schakel.trial.child;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Gate before a trial: takes a database only when it is empty or was of a trial before, which it makes empty. So a trial never
 * comes into the database of an application, whatever somebody put in a setting.
 */
final class TrialGround {

    /** Where the trial keeps its own things; an application has no such schema. */
    static final String SCHEMA = "proef";

    private static final List<String> OURS = List.of("schakel", "camunda");

    private TrialGround() {}

    /** @throws IllegalStateException when somebody else's things are in this database */
    static void prepare(String url, String user, String password) {
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url, user, password));
        if (!has(jdbc, SCHEMA) && OURS.stream().anyMatch(schema -> has(jdbc, schema))) {
            throw new IllegalStateException("this database is of an application");
        }
        OURS.forEach(schema ->
                jdbc.sql("drop schema if exists " + schema + " cascade").update());
        jdbc.sql("drop schema if exists " + SCHEMA + " cascade").update();
        jdbc.sql("create schema " + SCHEMA).update();
    }

    private static boolean has(JdbcClient jdbc, String schema) {
        return jdbc.sql("select to_regnamespace(?) is not null")
                .param(schema)
                .query(Boolean.class)
                .single();
    }
}
