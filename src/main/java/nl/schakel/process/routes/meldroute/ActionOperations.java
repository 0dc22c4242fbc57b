package nl.schakel.process.routes.meldroute;

import java.util.Date;
import java.util.List;
import java.util.UUID;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.signal.Actions;

/**
 * Operations of a model: the actions that the region agreed on in the newest round, for the tasks that stand for them.
 */
@ModelOperations("acties")
public class ActionOperations {

    private final Actions actions;

    ActionOperations(Actions actions) {
        this.actions = actions;
    }

    /**
     * How many actions were agreed when the work was divided just now. Every action has its outcome before the work is
     * divided again, so a newest round that is done means that this time nothing was agreed.
     */
    public int aantal(String zaak) {
        List<Actions.Action> newest = newestRound(zaak);
        return newest.stream().allMatch(action -> action.outcome() != null) ? 0 : newest.size();
    }

    /** Who does the action at this place, counted from 0. */
    @Gives(Gives.What.GROUP)
    public String groep(String zaak, Integer plaats) {
        return newestRound(zaak).get(plaats).group();
    }

    /** The deadline that was agreed for the action at this place, counted from 0. */
    @Gives(Gives.What.MOMENT)
    public Date termijn(String zaak, Integer plaats) {
        return Date.from(newestRound(zaak).get(plaats).due());
    }

    private List<Actions.Action> newestRound(String zaak) {
        List<Actions.Action> all = actions.of(UUID.fromString(zaak));
        int newest = all.stream().mapToInt(Actions.Action::round).max().orElse(0);
        return all.stream().filter(a -> a.round() == newest).toList();
    }
}
