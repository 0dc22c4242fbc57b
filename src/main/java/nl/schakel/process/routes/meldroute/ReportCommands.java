package nl.schakel.process.routes.meldroute;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.FeedbackKind;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Role;
import nl.schakel.process.names.MessageNames;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.ExploitationForms;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Origin;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.Reviews;
import nl.schakel.signal.SignalIntake;
import nl.schakel.signal.SignalReceived;
import nl.schakel.support.input.FieldError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for reporters. Once it answers, what they said is stored and its route is running or has heard it: there
 * is no signal without a route and no route without a signal (R1).
 */
@Service
public class ReportCommands {

    private final SignalIntake intake;
    private final ReporterVoice voice;
    private final CaseRoutes routes;
    private final Feedback feedback;
    private final Outbox outbox;
    private final TaskList tasks;
    private final ExploitationForms forms;
    private final Reviews reviews;
    private final DossierReading reading;
    private final Clock clock;

    ReportCommands(
            SignalIntake intake,
            ReporterVoice voice,
            CaseRoutes routes,
            Feedback feedback,
            Outbox outbox,
            TaskList tasks,
            ExploitationForms forms,
            Reviews reviews,
            DossierReading reading,
            Clock clock) {
        this.reviews = reviews;
        this.reading = reading;
        this.intake = intake;
        this.voice = voice;
        this.routes = routes;
        this.feedback = feedback;
        this.outbox = outbox;
        this.tasks = tasks;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * Takes a signal in. The same key gives the same receipt.
     *
     * @see SignalIntake#receive
     */
    @Transactional
    public Receipt receive(NewSignal signal, String idempotencyKey, Origin origin) {
        SignalIntake.Received received = intake.receive(signal, idempotencyKey, origin);
        received.signal().ifPresent(this::begin);
        return received.receipt();
    }

    /** What the sender may want to look at again; no reason to refuse. @see SignalIntake#remarks */
    public List<FieldError> remarks(NewSignal signal) {
        return intake.remarks(signal);
    }

    private void begin(SignalReceived signal) {
        feedback.tellOwner(signal.dossier(), FeedbackKind.ONTVANGEN, signal.municipality());
        Map<String, Object> variables = CaseRoutes.place(signal.municipality(), signal.region());
        variables.put(
                VariableNames.ACUUT,
                signal.danger() == null ? null : signal.danger().code());
        variables.put(VariableNames.PERSOON_GENOEMD, signal.personNamed() ? "ja" : "nee");
        variables.put(VariableNames.BEOORDELAAR, Role.AANDACHTSFUNCTIONARIS.code());
        variables.put(VariableNames.MINDERJARIG, signal.minor());
        variables.put(VariableNames.VORMEN, String.join(",", forms.forRouting(signal.forms())));
        variables.put(VariableNames.MELDCODE, signal.reportingCodeDuty());
        routes.start(RouteNames.MELDROUTE, signal.dossier(), variables);
    }

    /**
     * The reporter adds something, or answers the question that is open. What comes from an old page when the case has ended
     * is read by somebody who did not end it, as a request to look again.
     *
     * @return what it was
     * @throws nl.schakel.support.input.InvalidInput also when nobody is to read any more about this end; nothing was kept
     * @see ReporterVoice#add
     */
    @Transactional
    public ReporterVoice.ReporterEntry add(UUID dossier, String text) {
        ReporterVoice.ReporterEntry what = voice.add(dossier, text);
        switch (what) {
            case ANSWER -> routes.tell(MessageNames.ANTWOORD_VAN_MELDER, dossier);
            case ADDITION -> {
                feedback.tell(dossier, FeedbackKind.AANGEVULD, Map.of());
                news(dossier);
            }
            case AFTER_THE_END -> askAgain(dossier, text, null);
        }
        return what;
    }

    /** Whoever has a task in the case reads that the reporter said more. */
    private void news(UUID dossier) {
        String moment = Long.toString(clock.millis());
        tasks.owners(dossier)
                .forEach(group -> outbox.toGroup(
                        group, Template.NIEUWS_IN_ZAAK, "aanvulling-" + dossier + "-" + moment, "/zaken/" + dossier));
    }

    /**
     * The reporter asks to take the report back: a proposal that a second reader decides (R2).
     *
     * @see ReporterVoice#withdraw
     */
    @Transactional
    public boolean withdraw(UUID dossier, String reason) {
        boolean asked = voice.withdraw(dossier, reason);
        if (asked) {
            Map<String, Object> variables = new HashMap<>();
            String route = routes.runs(RouteNames.HEROPENING, dossier) ? RouteNames.HEROPENING : RouteNames.MELDROUTE;
            for (String known : new String[] {VariableNames.GEMEENTE, VariableNames.REGIO, VariableNames.URGENTIE}) {
                variables.put(known, routes.known(route, dossier, known));
            }
            routes.startBy(MessageNames.INTREKKING_GEVRAAGD, dossier, variables);
        }
        return asked;
    }

    /**
     * The reporter of a closed report asks to look again at how it ended. Somebody who did not end it reads that; what comes
     * while it waits, or for a case that is open, is added there.
     *
     * @return whether it changed anything: the same words twice do not
     * @see Reviews#ask
     */
    @Transactional
    public boolean askAgain(UUID report, String why, String news) {
        Reviews.Asked asked = reviews.ask(report, why, news);
        if (asked instanceof Reviews.Asked.New request) {
            if (request.first()) {
                routes.startBy(MessageNames.HERZIENING_GEVRAAGD, request.about(), place(request.about()));
            } else {
                feedback.tell(report, FeedbackKind.HERZIENING_ONTVANGEN, Map.of());
                news(request.about());
            }
        } else if (asked instanceof Reviews.Asked.Added added) {
            feedback.tell(report, FeedbackKind.AANGEVULD, Map.of());
            news(added.about());
        } else if (asked instanceof Reviews.Asked.IsOpen open) {
            add(report, open.text());
        }
        return !(asked instanceof Reviews.Asked.Again);
    }

    private Map<String, Object> place(UUID dossier) {
        DossierReading.State state = reading.state(dossier);
        return CaseRoutes.place(state.municipality(), state.region());
    }
}
