package nl.schakel.support.database;

import java.util.List;
import javax.sql.DataSource;
import nl.schakel.organisation.internal.R__Municipalities;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Test data: a database whose history is not what this program would have written, and what can be seen of it. */
public final class StoredHistory {

    private final DataSource owner;
    private final JdbcClient jdbc;

    /** @param database with two roles and nothing else */
    public StoredHistory(EmbeddedPostgres server, String database) {
        this.owner = new DriverManagerDataSource(server.url(database), EmbeddedPostgres.OWNER, server.ownerPassword());
        // sees the engine's schema too, which the owner of ours does not
        this.jdbc = JdbcClient.create(
                new DriverManagerDataSource(server.url(database), EmbeddedPostgres.USER, server.password()));
    }

    /** The migrations of this program, run on it up to a number or to "latest". */
    public StoredHistory migrated(String target) {
        migrations(target).load().migrate();
        return this;
    }

    /** What a version of before the squashed baseline wrote. */
    public StoredHistory ofBefore() {
        new ResourceDatabasePopulator(new ClassPathResource("data-of-before/history.sql")).execute(owner);
        return this;
    }

    /** Somebody changed it since. */
    public StoredHistory then(String sql) {
        jdbc.sql(sql).update();
        return this;
    }

    /** What a newer version of this program wrote after its own next step. */
    public StoredHistory ofANewerVersion() {
        return migrated("latest").then("""
                insert into schakel.flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                select max(installed_rank) + 1, (max(version::int) + 1)::text, 'later', 'SQL', 'V999__later.sql', 7,
                       'schakel_eigenaar', 5, true
                from schakel.flyway_schema_history
                """);
    }

    FluentConfiguration migrations(String target) {
        FluentConfiguration ours = Flyway.configure()
                .dataSource(owner)
                .schemas("schakel", "camunda")
                .target(target);
        // what is repeated comes after the last number
        return target.equals("latest") ? ours.javaMigrations(new R__Municipalities()) : ours;
    }

    /** Everything that stands in it: tables, functions, rights, rows. */
    public List<String> all() {
        return jdbc.sql("""
                        -- without what the server counts by itself
                        select (to_jsonb(c) - array['relpages', 'reltuples', 'relallvisible', 'relfrozenxid', 'relminmxid'])::text
                        from pg_class c
                        where relnamespace in ('schakel'::regnamespace, 'camunda'::regnamespace)
                        union all select to_jsonb(p)::text from pg_proc p where pronamespace = 'schakel'::regnamespace
                        union all select to_jsonb(n)::text from pg_namespace n where nspname in ('schakel', 'camunda')
                        union all select xmin::text || to_jsonb(h)::text from schakel.flyway_schema_history h
                        union all select schema_to_xml('schakel', true, true, '')::text
                        order by 1
                        """).query(String.class).list();
    }

    JdbcClient jdbc() {
        return jdbc;
    }
}
