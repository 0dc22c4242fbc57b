package nl.schakel.process.routes.placement;

import java.util.List;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.placement.Proposals;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.CurrentPlacement;
import nl.schakel.process.tasks.StepBinder;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.process.terms.OfficeHoursOperations;
import nl.schakel.signal.Timeline;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/** Binder: asks the shelters of the chosen beds, all at once, and records on which rung of the ladder and why. */
@Component
class BedChoiceBinder implements StepBinder {

    /** The rungs of the ladder are told apart from other codes by this. */
    private static final String RUNG = "trede-";

    private final Proposals proposals;
    private final CurrentPlacement current;
    private final Timeline timeline;
    private final OfficeHoursOperations hours;
    private final Directory directory;

    BedChoiceBinder(
            Proposals proposals,
            CurrentPlacement current,
            Timeline timeline,
            OfficeHoursOperations hours,
            Directory directory) {
        this.hours = hours;
        this.directory = directory;
        this.proposals = proposals;
        this.current = current;
        this.timeline = timeline;
    }

    @Override
    public String name() {
        return "plekken";
    }

    @Override
    public void check(Context context) {
        if (!context.at(StepNames.PLEKKEN_KIEZEN)) {
            return;
        }
        String choice = context.text("keuze");
        if (choice.equals("voorstellen")) {
            String rung = context.text("trede");
            List<UUID> beds = ((List<?>) context.answers().get("plekken"))
                    .stream().map(Object::toString).map(UUID::fromString).toList();
            proposals.propose(current.id(context.task()), beds, rung, context.text("redenTrede"), context.viewer());
            timeline.bySystem(context.task().dossier(), "plekken-voorgesteld", RUNG + rung);
        } else if (choice.equals("gemeente") && !hours.overdag(regionOf(context.task()))) {
            throw InvalidInput.of("keuze", "alleen-overdag", "fout.plek.gemeente-alleen-overdag");
        } else if (choice.equals("comensha") || choice.equals("hotel") || choice.equals("gemeente")) {
            timeline.bySystem(context.task().dossier(), "plekken-voorgesteld", RUNG + choice);
        }
    }

    private String regionOf(TaskSummary task) {
        return directory.regionOf(task.municipality()).map(Region::code).orElse(null);
    }
}
