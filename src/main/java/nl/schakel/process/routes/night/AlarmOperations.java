package nl.schakel.process.routes.night;

import java.time.Clock;
import java.util.UUID;
import nl.schakel.piket.alarm.Alarms;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.rota.Rota;
import nl.schakel.process.engine.ModelOperations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;

/** Operations of a model: the rungs of {@code piket-alarm.bpmn}. Each gives how many people could be reached. */
@ModelOperations("alarm")
public class AlarmOperations {

    /** R6: an alarm that nobody takes is not repeated without end. */
    static final int MOST_ROUNDS = 12;

    private static final String ROUND = "ronde";
    private static final String CALL = "oproepId";

    private final Alarms alarms;
    private final Calls calls;
    private final Rota rota;
    private final Clock clock;
    private final int rounds;

    AlarmOperations(
            Alarms alarms, Calls calls, Rota rota, Clock clock, @Value("${schakel.piket.rondes:12}") int rounds) {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("schakel.piket.rondes moet tussen 1 en " + MOST_ROUNDS + " liggen");
        }
        this.alarms = alarms;
        this.calls = calls;
        this.rota = rota;
        this.clock = clock;
        this.rounds = rounds;
    }

    /** Asks whoever has the call whether they are still busy with it. */
    public int houder(String oproep) {
        return alarms.holder(id(oproep));
    }

    /** Who has first duty. */
    public int eersteLijn(String oproep) {
        return alarms.firstLine(id(oproep));
    }

    /** Who has second duty. */
    public int tweedeLijn(String oproep) {
        return alarms.secondLine(id(oproep));
    }

    /** Who directs the chain in this area. */
    public int ketenregisseur(String oproep) {
        return alarms.directors(id(oproep));
    }

    /** One more round to everybody. */
    public int iedereen(DelegateExecution execution) {
        int round = round(execution) + 1;
        execution.setVariable(ROUND, round);
        return alarms.everybody(id((String) execution.getVariable(CALL)), round);
    }

    /** Whether there is another round; not when nobody at all can be reached. */
    public boolean nogEenRonde(DelegateExecution execution) {
        return round(execution) < rounds && execution.getVariable("bereikt") instanceof Integer reached && reached > 0;
    }

    /** Whether the rota is empty now, on both lines. */
    public boolean niemandDienst(String oproep) {
        var now = rota.onDuty(get(oproep).area(), clock.instant());
        return now.first().isEmpty() && now.second().isEmpty();
    }

    /** Nobody took it: that stands on every screen until somebody does. */
    public void incident(String oproep) {
        calls.incident(id(oproep), true);
    }

    private static int round(DelegateExecution execution) {
        return execution.getVariable(ROUND) instanceof Integer round ? round : 0;
    }

    private Call get(String oproep) {
        return calls.get(id(oproep));
    }

    private static UUID id(String oproep) {
        return UUID.fromString(oproep);
    }
}
