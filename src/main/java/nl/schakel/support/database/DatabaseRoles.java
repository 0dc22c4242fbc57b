package nl.schakel.support.database;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import nl.schakel.support.StartRefused;
import nl.schakel.support.text.Sentences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Start-up check of the database roles, before any migration: anyone who works with the tables all day must not be able to
 * cut off the access log. A demonstration says so and goes on; real work does not start, and nothing has been changed.
 */
@Component("databaseRoles")
class DatabaseRoles implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRoles.class);
    private static final Sentences SENTENCES = Sentences.of("operator-messages");

    /** In our own files, or the first that anybody tries. */
    static final Set<String> KNOWN_PASSWORDS =
            Set.of("schakel-demo", "schakel-demo-eigenaar", "schakel", "postgres", "password", "wachtwoord", "welkom");

    /** What lets a role change a log that it should only add to; the first that holds is enough to know. */
    private static final String POWERS = """
        with me as (select * from pg_roles where rolname = current_user)
        select power from (
            select 1 as place, 'is superuser' as power from me where rolsuper
            union all
            select 2, 'mag rollen maken' from me where rolcreaterole
            union all
            select 3, 'is eigenaar van de database' from pg_database
            where datname = current_database() and pg_has_role(current_user, datdba, 'member')
            union all
            select 4, 'is eigenaar van het schema schakel' from pg_namespace
            where nspname = 'schakel' and pg_has_role(current_user, nspowner, 'member')
            union all
            select 5, 'is eigenaar van tabellen in het schema schakel' from pg_class c
            where c.relnamespace = to_regnamespace('schakel') and c.relkind in ('r', 'p')
              and pg_has_role(current_user, c.relowner, 'member')
            union all
            select 6, 'mag bestanden op de server schrijven' from me
            where pg_has_role(current_user, 'pg_write_server_files', 'member')
               or pg_has_role(current_user, 'pg_execute_server_program', 'member')
            union all
            select 7, 'mag in alle tabellen schrijven' from me
            where pg_has_role(current_user, 'pg_write_all_data', 'member')
            union all
            select 8, 'mag triggers overslaan' from me
            where has_parameter_privilege(current_user, 'session_replication_role', 'set')
        ) powers order by place limit 1
        """;

    private final JdbcClient jdbc;
    private final boolean demo;
    private final Login application;
    private final Login owner;

    /** One of the two logins as the settings give it. */
    private record Login(String user, String password) {}

    DatabaseRoles(
            DataSource application,
            @Value("${schakel.demo:true}") boolean demo,
            @Value("${spring.datasource.username:}") String user,
            @Value("${spring.datasource.password:}") String password,
            @Value("${spring.flyway.user:}") String owner,
            @Value("${spring.flyway.password:}") String ownerPassword) {
        this.jdbc = JdbcClient.create(application);
        this.demo = demo;
        this.application = new Login(user, password);
        this.owner = new Login(owner, ownerPassword);
    }

    @Override
    public void afterPropertiesSet() {
        Optional<String> power = power();
        String role = jdbc.sql("select current_user").query(String.class).single();
        if (demo) {
            power.ifPresent(what -> LOG.warn(
                    "De databaserol {} {}, en kan dus het toegangslog inkorten. In een demo mag dat; voor echt werk"
                            + " geeft u twee rollen, zie README.md",
                    role,
                    what));
            return;
        }
        power.ifPresent(what -> {
            throw new StartRefused("databaserol.te-machtig", role, what, SENTENCES.say("databaserol.twee"));
        });
        if (!StringUtils.hasText(owner.user()) || owner.user().equals(application.user())) {
            throw new StartRefused("databaserol.maar-een", SENTENCES.say("databaserol.twee"));
        }
        checkPasswords();
    }

    /** What the application's role can do that it should not. */
    Optional<String> power() {
        return jdbc.sql(POWERS).query(String.class).optional();
    }

    private void checkPasswords() {
        for (Login login : List.of(application, owner)) {
            if (KNOWN_PASSWORDS.contains(login.password())
                    || StringUtils.hasText(login.password()) && login.password().equals(login.user())) {
                throw new StartRefused("databaserol.bekend-wachtwoord", login.user());
            }
        }
        if (StringUtils.hasText(owner.password()) && owner.password().equals(application.password())) {
            throw new StartRefused("databaserol.zelfde-wachtwoord");
        }
    }
}
