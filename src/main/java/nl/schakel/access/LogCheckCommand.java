package nl.schakel.access;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import nl.schakel.access.internal.LogChain;
import nl.schakel.access.internal.LogHeads;
import nl.schakel.support.crypto.BesideProgram;
import nl.schakel.support.text.Sentences;
import org.springframework.context.ConfigurableApplicationContext;
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
    @Import({BesideProgram.Database.class, LogHeads.class, LogChain.class})
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
        try (ConfigurableApplicationContext context = BesideProgram.start(Parts.class, arguments)) {
            return report(out, context.getBean(LogChain.class), head);
        } catch (RuntimeException failure) {
            out.println(SENTENCES.say("logboek.niet-gecontroleerd", BesideProgram.reason(failure)));
            return NOT_CHECKED;
        }
    }

    private static int report(PrintStream out, LogChain chain, Optional<LogHead> noted) {
        LogCheckReport report = new LogCheckReport(chain.check(), noted.isPresent(), noted.flatMap(chain::positionOf));
        report.lines().forEach(out::println);
        return report.good() ? INTACT : BROKEN;
    }
}
