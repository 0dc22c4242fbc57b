package nl.schakel.demo;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.schakel.access.Viewer;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskPage;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Channel;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Origin;
import nl.schakel.trial.CaseAnswers;
import nl.schakel.trial.FormAnswers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Demonstration data: plays the example cases one deed at a time. A deed and the note that it was done are one
 * transaction, so that two nodes, or a start after a crash, never do a deed twice.
 */
@Component
class ExamplePlayer {

    /** What came of trying the next deed of a case. */
    enum Progress {
        DONE,
        /** The route is not there yet, or somebody else moved the case on. */
        NOT_NOW,
        /** The next deed is one of office hours, and the offices are closed. */
        OFFICE_CLOSED,
        FINISHED
    }

    private static final String CASE = "@zaak:";
    private static final String OPEN = "@openstaand ";

    private final DossierReading reading;
    private final TaskList tasks;
    private final TaskCommands desk;
    private final Directory directory;
    private final TermCalculator hours;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ReportCommands reports;

    ExamplePlayer(
            ReportCommands reports,
            DossierReading reading,
            TaskList tasks,
            TaskCommands desk,
            Directory directory,
            TermCalculator hours,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.reports = reports;
        this.reading = reading;
        this.tasks = tasks;
        this.desk = desk;
        this.directory = directory;
        this.hours = hours;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record State(int done, UUID dossier) {}

    /** Does the next deed of a case, if it can be done now. */
    Progress next(ExampleCase example) {
        return transaction.execute(status -> {
            State state = lock(example.naam());
            if (state.done() < 0) {
                // its time was over, and it left
                return Progress.FINISHED;
            }
            boolean more =
                    state.dossier() == null || state.done() < example.daden().size();
            if (more && waits(example, state) && officeClosed(example)) {
                return Progress.OFFICE_CLOSED;
            }
            if (state.dossier() == null) {
                UUID dossier = report(example);
                note(example.naam(), 0, dossier);
                return Progress.DONE;
            }
            if (state.done() >= example.daden().size()) {
                return Progress.FINISHED;
            }
            if (!act(example.daden().get(state.done()), state.dossier())) {
                return Progress.NOT_NOW;
            }
            note(example.naam(), state.done() + 1, state.dossier());
            return Progress.DONE;
        });
    }

    private static boolean waits(ExampleCase example, State state) {
        return state.dossier() == null
                ? example.kantoortijd()
                : example.daden().get(state.done()).kantoortijd();
    }

    private boolean officeClosed(ExampleCase example) {
        return directory
                .regionOf(example.melding().gemeente())
                .filter(region -> !hours.isOfficeHours(clock.instant(), region))
                .isPresent();
    }

    /** Leaves a case as it is for good: anyone who tries the demonstration has moved it on by hand. */
    void leave(ExampleCase example) {
        transaction.executeWithoutResult(status -> {
            State state = lock(example.naam());
            if (state.dossier() != null) {
                note(example.naam(), example.daden().size(), state.dossier());
            }
        });
    }

    /** The row's lock makes nodes take turns: the second one finds the deed done. */
    private State lock(String name) {
        jdbc.sql("insert into schakel.example_case (name, done) values (?, 0) on conflict do nothing")
                .param(name)
                .update();
        return jdbc.sql("select done, dossier_id from schakel.example_case where name = ? for update")
                .param(name)
                .query((row, n) -> new State(row.getInt(1), row.getObject(2, UUID.class)))
                .single();
    }

    private void note(String name, int done, UUID dossier) {
        jdbc.sql("update schakel.example_case set done = ?, dossier_id = ? where name = ?")
                .params(done, dossier, name)
                .update();
    }

    private UUID report(ExampleCase example) {
        ExampleCase.Source source = example.meldt();
        Channel channel = Channel.of(source.kanaal()).orElseThrow();
        UUID reporter =
                source.account() == null ? null : viewer(source.account()).personId();
        UUID writer = source.schrijver() == null
                ? reporter
                : viewer(source.schrijver()).personId();
        return reports.receive(example.melding(), null, new Origin(channel, reporter, writer))
                .dossier();
    }

    private boolean act(ExampleCase.Deed deed, UUID dossier) {
        if (deed.melderZegt() != null) {
            reports.add(dossier, deed.melderZegt());
            return true;
        }
        if (deed.melderTrektIn() != null) {
            reports.withdraw(dossier, deed.melderTrektIn());
            return true;
        }
        Viewer viewer = viewer(deed.wie());
        Optional<TaskSummary> task = openTask(dossier, deed.paktOp() == null ? deed.doet() : deed.paktOp(), viewer);
        if (task.isEmpty()) {
            return false;
        }
        TaskPage page = desk.open(task.get().id(), viewer);
        if (deed.paktOp() != null) {
            desk.claim(task.get().id(), viewer);
            return true;
        }
        Optional<Map<String, Object>> answers = filledIn(deed.antwoorden(), dossier, page.schema());
        answers.ifPresent(filled -> desk.complete(task.get().id(), filled, viewer));
        return answers.isPresent();
    }

    private Optional<TaskSummary> openTask(UUID dossier, String step, Viewer viewer) {
        return tasks.ofDossier(dossier, viewer).stream()
                .filter(task -> task.step().equals(step) && viewer.groups().contains(task.group()))
                .findFirst();
    }

    private Viewer viewer(String username) {
        return directory.byUsername(username).map(Viewer::of).orElseThrow();
    }

    /** Puts in what the answers point at; empty when the other case is not there yet. */
    private Optional<Map<String, Object>> filledIn(Map<String, Object> answers, UUID dossier, String form) {
        try {
            String municipality = reading.state(dossier).municipality();
            Map<String, Function<String, Object>> more =
                    Map.of(CASE, this::reference, OPEN, reason -> everythingOpen(form, reason));
            return Optional.of(new CaseAnswers(clock, directory, municipality, more).filledIn(answers));
        } catch (CaseNotThere notYet) {
            return Optional.empty();
        }
    }

    /** One line with this reason for everything that the form says is still open. */
    private static List<Map<String, Object>> everythingOpen(String form, String reason) {
        return FormAnswers.fields(form).stream()
                .filter(FormAnswers::isEveryOption)
                .findFirst()
                .map(field -> FormAnswers.everyOption(field, reason))
                .orElseThrow();
    }

    private String reference(String name) {
        return jdbc.sql("select d.reference from schakel.example_case e join schakel.dossier d on d.id = e.dossier_id"
                        + " where e.name = ?")
                .param(name)
                .query(String.class)
                .optional()
                .orElseThrow(CaseNotThere::new);
    }

    private static final class CaseNotThere extends RuntimeException {}
}
