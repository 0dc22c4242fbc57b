package nl.schakel.trial.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.schakel.support.background.Background;
import nl.schakel.support.background.Loop;
import nl.schakel.support.background.Work;
import nl.schakel.trial.TrialAnswer;
import nl.schakel.trial.TrialCall;
import nl.schakel.trial.child.TrialProgram;
import org.springframework.boot.system.ApplicationHome;

/**
 * Process starter: the process in which a trial runs, as who asks sees it. A question has an answer within its time, or the
 * process is killed.
 */
public final class TrialProcess implements AutoCloseable {

    /** The process gave no answer. */
    public static final class NoAnswer extends RuntimeException {

        private final boolean late;

        NoAnswer(boolean late) {
            super(late ? "no answer in time" : "ended without an answer");
            this.late = late;
        }

        /** Whether it took too long; otherwise it ended. */
        public boolean late() {
            return late;
        }
    }

    private static final List<String> OPTIONS = List.of(
            "-Xmx320m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // by itself 48 MB, of which the start takes most: code would be thrown away and compiled again
            "-XX:ReservedCodeCacheSize=128m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8");
    /** Of ours it gets nothing: a setting of the application would be one of the trial. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SystemRoot");

    private static final int LAST_LINES = 60;
    private static final String END = "";

    private final ObjectMapper json = new ObjectMapper();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Deque<String> said = new ArrayDeque<>();
    private final Process process;
    private final OutputStream questions;
    private final List<Loop> readers = new ArrayList<>();

    /** Starts it. @param classPath what it runs on, unless it starts from the jar @param background reads what it says */
    public TrialProcess(String classPath, Background background) {
        ProcessBuilder builder = new ProcessBuilder(command(classPath));
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.directory(new File(System.getProperty("java.io.tmpdir")));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        questions = process.getOutputStream();
        readers.add(background.start(Work.lasting("proefdraaien-antwoorden", this::readAnswers)));
        readers.add(background.start(Work.lasting("proefdraaien-meldingen", this::readSaid)));
    }

    /** From the same program as this: the jar, or the classes as they lie there. */
    private static List<String> command(String classPath) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        File source = new ApplicationHome(TrialProgram.class).getSource();
        if (source != null && source.isFile()) {
            command.add("-jar");
            command.add(source.getAbsolutePath());
        } else {
            command.add("-cp");
            command.add(classPath);
            command.add(TrialProgram.class.getName());
        }
        command.add(TrialProgram.ASKED);
        return command;
    }

    /**
     * Asks something.
     *
     * @throws NoAnswer when there is none in time; the process has been killed then
     */
    public TrialAnswer ask(TrialCall call, Duration limit) {
        try {
            questions.write((json.writeValueAsString(call) + "\n").getBytes(StandardCharsets.UTF_8));
            questions.flush();
            String line = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null || line.equals(END)) {
                close();
                throw new NoAnswer(line == null);
            }
            return json.readValue(line, TrialAnswer.class);
        } catch (JsonProcessingException unreadable) {
            close();
            throw new IllegalStateException("an answer that is none", unreadable);
        } catch (IOException gone) {
            close();
            throw new NoAnswer(false);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new NoAnswer(false);
        }
    }

    /** Whether it can be asked. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Its number, as the machine knows it. */
    public long pid() {
        return process.pid();
    }

    /** The last that it said of itself: for the log, of invented cases only. */
    public String lastWords() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    @Override
    public void close() {
        readers.forEach(Loop::halt);
        process.destroyForcibly();
    }

    private void readAnswers() {
        read(process.inputReader(StandardCharsets.UTF_8), answers::add);
        answers.add(END);
    }

    private void readSaid() {
        read(new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)), line -> {
            synchronized (said) {
                said.addLast(line);
                if (said.size() > LAST_LINES) {
                    said.removeFirst();
                }
            }
        });
    }

    private static void read(BufferedReader lines, Consumer<String> each) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                each.accept(line);
            }
        } catch (IOException gone) {
            // it was killed, which is an end as well
        }
    }
}
