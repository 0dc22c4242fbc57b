package nl.schakel.process.routes.meldroute;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.FeedbackKind;
import nl.schakel.feedback.ReporterTold;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.process.routes.RouteVariables;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.signal.DossierEvents;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.SignalReceived;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts and steers running routes when something happens to a dossier, in the same transaction: there is no signal
 * without a route and no route without a signal (R1).
 */
@Component
class RouteStarter {

    private static final String ROUTE = "meldroute";
    private static final String WITHDRAWAL = "intrekking";

    private final RuntimeService runtime;
    private final Feedback feedback;
    private final Outbox outbox;
    private final Directory directory;
    private final DossierReading reading;
    private final TaskList tasks;
    private final Timeline timeline;
    private final Clock clock;

    RouteStarter(
            RuntimeService runtime,
            Feedback feedback,
            Outbox outbox,
            Directory directory,
            DossierReading reading,
            TaskList tasks,
            Timeline timeline,
            Clock clock) {
        this.runtime = runtime;
        this.feedback = feedback;
        this.outbox = outbox;
        this.directory = directory;
        this.reading = reading;
        this.tasks = tasks;
        this.timeline = timeline;
        this.clock = clock;
    }

    @EventListener
    public void on(SignalReceived signal) {
        feedback.tell(signal.dossier(), FeedbackKind.ONTVANGEN, owner(signal.municipality()));
        VariableMap variables = org.camunda.bpm.engine.variable.Variables.createVariables()
                .putValue(RouteVariables.ZAAK, signal.dossier().toString())
                .putValue(RouteVariables.GEMEENTE, signal.municipality())
                .putValue(RouteVariables.REGIO, signal.region())
                .putValue(RouteVariables.ACUUT, signal.acute() ? "ja" : "onbekend")
                .putValue(RouteVariables.MINDERJARIG, signal.minor())
                .putValue(RouteVariables.VORMEN, signal.forms())
                .putValue(RouteVariables.MELDCODE, signal.reportingCodeDuty());
        runtime.createProcessInstanceByKey(ROUTE)
                .businessKey(signal.dossier().toString())
                .setVariables(variables)
                .execute();
    }

    @EventListener
    public void on(DossierEvents.PickedUp event) {
        feedback.tell(
                event.dossier(),
                FeedbackKind.OPGEPAKT,
                owner(reading.state(event.dossier()).municipality()));
    }

    /** Every running part of the case hears of its new owner, so that each later task finds the right people. */
    @EventListener
    public void on(DossierEvents.Transferred event) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(event.dossier().toString())
                .list()
                .forEach(instance -> {
                    runtime.setVariable(instance.getId(), RouteVariables.GEMEENTE, event.municipality());
                    runtime.setVariable(instance.getId(), RouteVariables.REGIO, event.region());
                });
    }

    @EventListener
    public void on(DossierEvents.QuestionAsked event) {
        feedback.tell(event.dossier(), FeedbackKind.VRAAG, Map.of());
    }

    @EventListener
    public void on(DossierEvents.QuestionAnswered event) {
        message("AntwoordVanMelder", event.dossier()).correlateAll();
    }

    @EventListener
    public void on(DossierEvents.Added event) {
        feedback.tell(event.dossier(), FeedbackKind.AANGEVULD, Map.of());
        String moment = Long.toString(clock.millis());
        tasks.owners(event.dossier())
                .forEach(group -> outbox.toGroup(
                        group,
                        Template.NIEUWS_IN_ZAAK,
                        "aanvulling-" + event.dossier() + "-" + moment,
                        "/zaken/" + event.dossier()));
    }

    @EventListener
    public void on(ReporterTold event) {
        timeline.bySystem(
                event.dossier(),
                "terugkoppeling",
                event.kind().code(),
                event.notice().code());
    }

    @EventListener
    public void on(DossierEvents.WithdrawalAsked event) {
        var route = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(event.dossier().toString(), ROUTE)
                .singleResult();
        runtime.createMessageCorrelation("IntrekkingGevraagd")
                .processInstanceBusinessKey(event.dossier().toString())
                .setVariable(RouteVariables.ZAAK, event.dossier().toString())
                .setVariable(RouteVariables.GEMEENTE, runtime.getVariable(route.getId(), RouteVariables.GEMEENTE))
                .setVariable(RouteVariables.REGIO, runtime.getVariable(route.getId(), RouteVariables.REGIO))
                .setVariable("urgentie", runtime.getVariable(route.getId(), "urgentie"))
                .correlateStartMessage();
    }

    @EventListener
    public void on(DossierEvents.WithdrawalConfirmed event) {
        message("IntrekkingBevestigd", event.dossier()).correlateAll();
    }

    /** Who owns the signal, as the reporter may know it: a kind of party and a municipality. */
    private Map<String, String> owner(String municipality) {
        return Map.of("partij", directory.ownerOf(municipality).role().code(), "gemeente", municipality);
    }

    /** A withdrawal that nobody decided yet has no object any more; one that was confirmed is what closes the dossier. */
    @EventListener
    public void on(DossierEvents.Closed event) {
        if (event.outcome() == Outcome.INGETROKKEN) {
            return;
        }
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(event.dossier().toString(), WITHDRAWAL)
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "dossier-afgesloten"));
    }

    private MessageCorrelationBuilder message(String name, UUID dossier) {
        return runtime.createMessageCorrelation(name).processInstanceBusinessKey(dossier.toString());
    }
}
