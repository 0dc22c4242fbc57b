package nl.schakel.web.plaatsing;

import java.util.List;
import java.util.Set;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.placement.PlacementReading;
import nl.schakel.placement.ShelterView;
import nl.schakel.process.tasks.TaskPage;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * View factory: what a task page says about a search for a place: to a shelter what its answer takes, to care where to
 * look.
 */
@Component
public class PlacementTaskPanel {

    private static final String MUNICIPALITY = "gemeente-zoekt-mee";

    private final AccessService door;
    private final PlacementDoor placements;
    private final PlacementReading reading;
    private final NeedViews needs;
    private final Words words;

    PlacementTaskPanel(
            AccessService door, PlacementDoor placements, PlacementReading reading, NeedViews needs, Words words) {
        this.door = door;
        this.placements = placements;
        this.reading = reading;
        this.needs = needs;
        this.words = words;
    }

    /** The question to a shelter. @param name null until the shelter holds the bed and the person agreed */
    public record Asked(String place, int persons, String name, List<PlacementView.PersonCard> answers) {}

    public void addTo(Model model, TaskPage page, Viewer viewer) {
        TaskSummary task = page.task();
        model.addAttribute("seesCase", placements.seesCase(task.dossier(), viewer));
        if (!viewer.groups().contains(task.group())) {
            return;
        }
        if (task.step().equals(MUNICIPALITY)) {
            ofThePlace(task, viewer, model);
        } else if (task.group().role() == Role.OPVANG) {
            asked(page, viewer, model);
        } else if (RoleSets.CARE.contains(task.group().role()) && placements.permits(task.dossier(), viewer)) {
            placements.latestOf(task.dossier()).ifPresent(id -> {
                model.addAttribute("placement", id);
                model.addAttribute("choosing", task.step().equals(PlacementPage.CHOOSING));
            });
        }
    }

    /** To a municipality that helps to look: what the place must have. */
    private void ofThePlace(TaskSummary task, Viewer viewer, Model model) {
        Grant grant = door.open(viewer, task.dossier(), "taak:" + task.step(), Set.of(Part.OPVANG));
        model.addAttribute("wanted", needs.lines(reading.forMunicipality(grant)));
    }

    private void asked(TaskPage page, Viewer viewer, Model model) {
        TaskSummary task = page.task();
        try {
            Grant grant = door.open(viewer, task.dossier(), "taak:" + task.step(), Set.of(Part.OPVANG));
            ShelterView view = page.proposal() == null
                    ? reading.forShelter(grant, viewer)
                    : reading.forShelter(grant, page.proposal(), viewer);
            model.addAttribute(
                    "asked",
                    new Asked(
                            words.say(
                                    "plaatsing.bed",
                                    view.bed().label(),
                                    view.bed().locationName()),
                            view.persons(),
                            view.name(),
                            needs.forShelter(view)));
        } catch (NotVisible nothingAsked) {
            // a task of a shelter that does not ask about a person shows none
            model.addAttribute("asked", null);
        }
    }
}
