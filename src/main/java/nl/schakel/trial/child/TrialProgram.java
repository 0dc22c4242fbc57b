package nl.schakel.trial.child;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import nl.schakel.trial.TrialAnswer;
import nl.schakel.trial.TrialCall;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Command-line program in which a trial runs: reads a question from each line that comes in and writes the answer as one line.
 * It has no port and no key to its door, and ends when who asks has ended.
 */
public final class TrialProgram {

    /** The argument with which the program becomes this. */
    public static final String ASKED = "--proefdraaien-kind";

    private TrialProgram() {}

    /** As a program of its own, where the classes do not stand in one file. */
    public static void main(String[] args) {
        run();
    }

    /** Whether the program was started for this. */
    public static boolean asked(String... arguments) {
        return Arrays.asList(arguments).contains(ASKED);
    }

    /** Answers until nobody asks any more. */
    public static void run() {
        PrintStream answers = System.out;
        // what anything else prints is no answer
        System.setOut(System.err);
        try (BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            new TrialProgram().answer(questions, answers);
        } catch (IOException gone) {
            System.err.println("nobody asks any more");
        }
        // whatever still runs: nobody is left to tell
        Runtime.getRuntime().halt(0);
    }

    private void answer(BufferedReader questions, PrintStream answers) throws IOException {
        ObjectMapper json = new ObjectMapper();
        TrialDesk desk = null;
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            TrialCall call = json.readValue(line, TrialCall.class);
            TrialAnswer answer;
            try {
                if (call.deed() == TrialCall.Deed.START) {
                    desk = start(call).getBean(TrialDesk.class);
                    desk.begin();
                    answer = new TrialAnswer(null, null);
                } else {
                    answer = desk.answer(call);
                }
            } catch (Exception failed) {
                failed.printStackTrace();
                answer = new TrialAnswer(failed.getClass().getSimpleName(), null);
            }
            answers.write((json.writeValueAsString(answer) + "\n").getBytes(StandardCharsets.UTF_8));
            answers.flush();
        }
    }

    private static ConfigurableApplicationContext start(TrialCall call) {
        TrialGround.prepare(
                call.settings().get("spring.datasource.url"),
                call.settings().get("spring.datasource.username"),
                call.settings().get("spring.datasource.password"));
        SpringApplication application = new SpringApplication(TrialContext.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("chainWithoutPeople", call.world()));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("proef", Map.copyOf(call.settings())));
        application.setEnvironment(environment);
        return application.run();
    }
}
