package nl.schakel.support.crypto;

import java.io.PrintStream;
import java.util.Arrays;
import nl.schakel.support.text.Sentences;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * Command-line program that wraps all keys with the first of the operator's keys, beside a running application: after it the others are
 * not needed any more. Stopped half way it goes on the next time.
 */
public final class KeysCommand {

    private static final String ASKED = "--sleutels-vernieuwen";
    private static final Sentences SENTENCES = Sentences.of("operator-messages");
    private static final int DONE = 0;
    private static final int NOT_DONE = 2;
    private static final long EACH = 100_000;

    /** What it takes of the application. */
    @Import(BesideProgram.Database.class)
    static class Parts {}

    private KeysCommand() {}

    /** Whether the program was started for this. */
    public static boolean asked(String... arguments) {
        return Arrays.asList(arguments).contains(ASKED);
    }

    /**
     * Wraps and says in Dutch what was done.
     *
     * @return the exit code: 0 when every key is wrapped with the first, 2 when not
     */
    public static int run(PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext context = BesideProgram.start(Parts.class, arguments)) {
            KeyStore store = context.getBean(KeyStore.class);
            Wrapping wrapping = context.getBean(KeyRing.Opened.class).wrapping();
            long count = new Rewrapping(store, wrapping).all(done -> {
                if (done % EACH == 0) {
                    out.println(SENTENCES.say("sleutels.bezig", done));
                }
            });
            out.println(SENTENCES.say("sleutels.vernieuwd", count, wrapping.primary()));
            store.masters().keySet().stream()
                    .filter(number -> number != wrapping.primary())
                    .forEach(number -> out.println(SENTENCES.say("sleutels.niet-nodig", number)));
            return DONE;
        } catch (RuntimeException failure) {
            out.println(SENTENCES.say("sleutels.niet-vernieuwd", BesideProgram.reason(failure)));
            return NOT_DONE;
        }
    }
}
