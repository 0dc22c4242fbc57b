package nl.schakel.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import nl.schakel.SchakelApplication;
import nl.schakel.TestPostgres;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.trial.Trial;
import nl.schakel.trial.TrialState;
import nl.schakel.trial.TrialState.TrialStage;
import nl.schakel.trial.internal.TrialRunner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What a director waits for who tries a draft: the first time, with the start of the process, and each time after a change. */
public final class TrialBench {

    private static final int TIMES = 4;
    private static final String REGION = "wvv";
    private static final String MODEL = "meldroute.bpmn";
    private static final long LOOK_EVERY = 100_000_000;

    private TrialBench() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.now());
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SchakelApplication.class)
                .run("--server.port=0", "--schakel.demo-cases=false", "--camunda.bpm.job-execution.enabled=false")) {
            Trial trial = application.getBean(Trial.class);
            ModelDrafts drafts = application.getBean(ModelDrafts.class);
            Viewer director = Viewer.of(
                    application.getBean(Directory.class).byUsername("keten.wvv").orElseThrow());
            UUID draft = drafts.begin(REGION, director);
            TrialRunner runner = application.getBean(TrialRunner.class);
            for (int time = 1; time <= TIMES; time++) {
                change(drafts, draft, time, director);
                long before = cpu(runner);
                long beside = Machine.cpuOfPostgres(TestPostgres.FOLDER);
                int took = tried(trial, draft, director);
                System.out.println((time == 1 ? "the first time: " : "after a change: ") + took
                        + " ms, of the processor in the process of the trial " + (cpu(runner) - before)
                        + " ms and in PostgreSQL " + (Machine.cpuOfPostgres(TestPostgres.FOLDER) - beside) + " ms");
            }
        }
        System.out.println(Machine.now());
        System.exit(0);
    }

    /** 0 as long as there is no process. */
    private static long cpu(TrialRunner runner) {
        return ProcessHandle.of(runner.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toMillis)
                .orElse(0L);
    }

    private static int tried(Trial trial, UUID draft, Viewer director) {
        long began = System.nanoTime();
        trial.ask(draft, director);
        // as a page asks while it waits: what came of the last trial is asked for once, at the end
        while (trial.progress(draft, director).stage() != TrialStage.RUST) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
        TrialState state = trial.state(draft, director);
        if (state.failure() != null) {
            throw new IllegalStateException(state.failure().code());
        }
        return (int) ((System.nanoTime() - began) / 1_000_000);
    }

    private static void change(ModelDrafts drafts, UUID draft, int time, Viewer director) {
        String text = new String(drafts.files(draft, director).get(MODEL), StandardCharsets.UTF_8)
                .replaceFirst("name=\"Signaal beoordelen[^\"]*\"", "name=\"Signaal beoordelen " + time + "\"");
        drafts.save(
                draft, MODEL, drafts.version(draft, MODEL, director), text.getBytes(StandardCharsets.UTF_8), director);
    }
}
