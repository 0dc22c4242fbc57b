package nl.schakel.process.routes.meldroute;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.signal.Actions;
import nl.schakel.signal.DossierReading;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Component;

/**
 * Binder: takes the list of agreed actions: who acts, what, and until which day (the end of that day in the
 * Netherlands).
 */
@Component
class ActionPlanBinder implements AnswerBinder {

    private static final String STEP = "zaak-verdelen";

    private final Actions actions;
    private final Directory directory;
    private final DossierReading reading;

    ActionPlanBinder(Actions actions, Directory directory, DossierReading reading) {
        this.reading = reading;
        this.actions = actions;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "acties";
    }

    /** Actions are shared as the form says, and with nobody else (R7). */
    @Override
    public void bind(FormField field, Object value, Context context) {
        if (!context.at(STEP)) {
            return;
        }
        List<Actions.Plan> plans = new ArrayList<>();
        for (Object row : (List<?>) value) {
            plans.add(plan((Map<?, ?>) row, context));
        }
        agree(plans, field.share(), context);
    }

    @Override
    public boolean keepsEntry() {
        return false;
    }

    /** A round without actions is a round too. */
    @Override
    public void check(Context context) {
        if (context.at(STEP) && !context.answers().containsKey(name())) {
            agree(List.of(), List.of(), context);
        }
    }

    private void agree(List<Actions.Plan> plans, List<String> share, Context context) {
        actions.agree(context.task().dossier(), plans, share, context.task().group());
        context.variables().put("aantalActies", plans.size());
    }

    /** Of the organisation that weighed the signal itself; else of the municipality, which the region may ask to act. */
    private GroupId officer(String municipality, String organisation) {
        return organisation != null && directory.triagesItself(organisation)
                ? directory.ownerOf(municipality, organisation)
                : directory.ownerOf(municipality);
    }

    private Actions.Plan plan(Map<?, ?> row, Context context) {
        String municipality = context.task().municipality();
        LocalDate day = LocalDate.parse(row.get("termijn").toString());
        Role role = Role.of(row.get("partij").toString());
        GroupId group = role == Role.AANDACHTSFUNCTIONARIS
                ? officer(municipality, reading.state(context.task().dossier()).organisation())
                : directory.groupFor(role, municipality);
        return new Actions.Plan(
                group.toString(),
                row.get("wat").toString(),
                day.atTime(LocalTime.of(23, 59)).atZone(Zones.AMSTERDAM).toInstant());
    }
}
