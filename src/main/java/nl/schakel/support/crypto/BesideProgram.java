package nl.schakel.support.crypto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.StartRefused;
import nl.schakel.support.text.Sentences;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/**
 * Command-line program: what an operator starts beside a running application. It reads the database and nothing more, without the engine
 * and the web server, and has the keys.
 */
public final class BesideProgram {

    private static final Sentences SENTENCES = Sentences.of("operator-messages");

    private BesideProgram() {}

    /** The database and the keys; no component itself, so that the application never takes it up. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @EnableConfigurationProperties(SchakelProperties.class)
    @ComponentScan("nl.schakel.support.crypto")
    public static class Database {}

    /** @param parts what it needs beside {@link Database} */
    public static ConfigurableApplicationContext start(Class<?> parts, String... arguments) {
        SpringApplication application = new SpringApplication(parts);
        application.setWebApplicationType(WebApplicationType.NONE);
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--schakel.looks-only=true");
        // what goes wrong is said in one line
        all.add("--logging.level.root=off");
        all.add("--spring.datasource.hikari.connection-init-sql=set default_transaction_read_only = on");
        all.add("--spring.datasource.hikari.maximum-pool-size=2");
        all.add("--spring.datasource.hikari.minimum-idle=1");
        return application.run(all.toArray(String[]::new));
    }

    /** What lies at the bottom, in one line; a message for people has been printed already. */
    public static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof StartRefused
                ? SENTENCES.say("logboek.zie-hierboven")
                : String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
