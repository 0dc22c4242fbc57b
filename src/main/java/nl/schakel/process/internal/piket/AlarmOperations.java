package nl.schakel.process.internal.piket;

import java.time.Clock;
import java.util.UUID;
import nl.schakel.piket.Alarms;
import nl.schakel.piket.Call;
import nl.schakel.piket.Calls;
import nl.schakel.piket.Rota;
import nl.schakel.process.internal.engine.ModelOperations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;

/** The rungs of {@code piket-alarm.bpmn}. Each gives how many people could be reached. */
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
        return noted(oproep, "houder", alarms.holder(id(oproep)));
    }

    public int eersteLijn(String oproep) {
        return noted(oproep, "eerste-lijn", alarms.firstLine(id(oproep)));
    }

    public int tweedeLijn(String oproep) {
        return noted(oproep, "tweede-lijn", alarms.secondLine(id(oproep)));
    }

    public int ketenregisseur(String oproep) {
        return noted(oproep, "ketenregisseur", alarms.directors(id(oproep)));
    }

    /** One more round to everybody. */
    public int iedereen(DelegateExecution execution) {
        int round = round(execution) + 1;
        execution.setVariable(ROUND, round);
        String oproep = (String) execution.getVariable(CALL);
        int reached = alarms.everybody(id(oproep), round);
        calls.note(id(oproep), reached > 0 ? "alarm" : "alarm-niemand", null, null, "allen");
        return reached;
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

    private int noted(String oproep, String rung, int reached) {
        calls.note(id(oproep), reached > 0 ? "alarm" : "alarm-niemand", null, null, rung);
        return reached;
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
