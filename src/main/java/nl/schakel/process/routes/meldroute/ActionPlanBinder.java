package nl.schakel.process.routes.meldroute;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.process.tasks.StepBinder;
import nl.schakel.signal.Actions;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Component;

/**
 * Binder: takes the list of agreed actions: who acts, what, and until which day (the end of that day in the
 * Netherlands).
 */
@Component
class ActionPlanBinder implements StepBinder {

    private final Actions actions;
    private final Directory directory;

    ActionPlanBinder(Actions actions, Directory directory) {
        this.actions = actions;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "acties";
    }

    @Override
    public void check(Context context) {
        if (!context.at("zaak-verdelen")) {
            return;
        }
        List<Actions.Plan> plans = new ArrayList<>();
        if (context.answers().get("acties") instanceof List<?> rows) {
            for (Object row : rows) {
                plans.add(plan((Map<?, ?>) row, context.task().municipality()));
            }
        }
        actions.agree(context.task().dossier(), plans);
        context.variables().put("aantalActies", plans.size());
    }

    private Actions.Plan plan(Map<?, ?> row, String municipality) {
        LocalDate day = LocalDate.parse(row.get("termijn").toString());
        Role role = Role.of(row.get("partij").toString());
        GroupId group = role == Role.AANDACHTSFUNCTIONARIS
                ? directory.ownerOf(municipality)
                : directory.groupFor(role, municipality);
        return new Actions.Plan(
                group.toString(),
                row.get("wat").toString(),
                day.atTime(LocalTime.of(23, 59)).atZone(Zones.AMSTERDAM).toInstant());
    }
}
