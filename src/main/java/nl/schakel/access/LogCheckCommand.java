package nl.schakel.access;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.schakel.access.internal.LogChain;
import nl.schakel.access.internal.LogHeads;
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
import org.springframework.context.annotation.Import;

/**
 * Command-line program that checks the access log: beside a running application, reading only, without the engine and the
 * web server. For anyone who operates Schakel, and for a schedule outside it.
 */
public final class LogCheckCommand {

    private static final String ASKED = "--controle-logboek";
    private static final String HEAD = "--kop=";
    private static final Sentences SENTENCES = Sentences.of("operator-messages");
    private static final int INTACT = 0;
    private static final int BROKEN = 1;
    private static final int NOT_CHECKED = 2;

    /** What the check takes of the application; no component itself, so that the application never takes it up. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @EnableConfigurationProperties(SchakelProperties.class)
    @ComponentScan("nl.schakel.support.crypto")
    @Import({LogHeads.class, LogChain.class})
    static class Parts {}

    private LogCheckCommand() {}

    /** Whether the program was started for this. */
    public static boolean asked(String... arguments) {
        return Arrays.asList(arguments).contains(ASKED);
    }

    /**
     * Checks and says in Dutch what was found.
     *
     * @return the exit code: 0 when all is as it was written, 1 when it is not, 2 when that could not be found out
     */
    public static int run(PrintStream out, String... arguments) {
        Optional<String> noted = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(HEAD))
                .map(argument -> argument.substring(HEAD.length()))
                .findFirst();
        Optional<LogHead> head = noted.flatMap(LogHead::parse);
        if (noted.isPresent() && head.isEmpty()) {
            out.println(SENTENCES.say("logboek.geen-kop"));
            return NOT_CHECKED;
        }
        try (ConfigurableApplicationContext context = application().run(readingOnly(arguments))) {
            return report(out, context.getBean(LogChain.class), head);
        } catch (RuntimeException failure) {
            out.println(SENTENCES.say("logboek.niet-gecontroleerd", reason(failure)));
            return NOT_CHECKED;
        }
    }

    private static int report(PrintStream out, LogChain chain, Optional<LogHead> noted) {
        LogCheckReport report = new LogCheckReport(chain.check(), noted.isPresent(), noted.flatMap(chain::positionOf));
        report.lines().forEach(out::println);
        return report.good() ? INTACT : BROKEN;
    }

    /** What lies at the bottom, in one line; a message for people has been printed already. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof StartRefused
                ? SENTENCES.say("logboek.zie-hierboven")
                : String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(Parts.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application;
    }

    private static String[] readingOnly(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--schakel.looks-only=true");
        // what cannot be checked is said in one line
        all.add("--logging.level.root=off");
        all.add("--spring.datasource.hikari.connection-init-sql=set default_transaction_read_only = on");
        all.add("--spring.datasource.hikari.maximum-pool-size=2");
        all.add("--spring.datasource.hikari.minimum-idle=1");
        return all.toArray(String[]::new);
    }
}
