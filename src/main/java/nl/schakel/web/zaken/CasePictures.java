package nl.schakel.web.zaken;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.schakel.process.engine.ProcessPicture;
import nl.schakel.process.engine.Steps;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.signal.NeedToKnow;
import nl.schakel.support.text.Sentences;
import nl.schakel.web.zaken.CaseView.Picture;
import org.springframework.stereotype.Component;

/**
 * View factory: the pictures of the routes that a case runs on. Who need not know of every step sees only where the steps
 * are that they may know of; a way that was taken, or a picture of its own, would tell of the others.
 */
@Component
class CasePictures {

    private static final Sentences WHO = Sentences.of("who-in-models");

    private final ProcessPicture pictures;
    private final TaskList tasks;
    private final String who;

    CasePictures(ProcessPicture pictures, TaskList tasks, ObjectMapper json) throws JsonProcessingException {
        this.pictures = pictures;
        this.tasks = tasks;
        this.who = json.writeValueAsString(WHO.all());
    }

    /** What a picture writes in its tasks, for the script that draws it: who does them, in JSON. */
    String who() {
        return who;
    }

    List<Picture> of(UUID dossier, NeedToKnow known) {
        return pictures.of(dossier, elements(dossier, known)).stream()
                .map(picture -> new Picture(
                        picture.definitionId(),
                        picture.name(),
                        String.join(" ", picture.active()),
                        String.join(" ", picture.done()),
                        picture.here(),
                        picture.passed()))
                .toList();
    }

    /** Whether the reader sees a picture of this model. */
    boolean shown(UUID dossier, String definition, NeedToKnow known) {
        return known.everyStep()
                || of(dossier, known).stream()
                        .anyMatch(picture -> picture.definitionId().equals(definition));
    }

    private Predicate<String> elements(UUID dossier, NeedToKnow known) {
        if (known.everyStep()) {
            return element -> true;
        }
        Set<TaskList.StepOwner> work = tasks.work(dossier);
        Set<String> hidden = work.stream()
                .filter(one -> !known.work(one.step(), one.group()))
                .map(TaskList.StepOwner::step)
                .collect(Collectors.toSet());
        Set<String> shown = work.stream()
                .map(TaskList.StepOwner::step)
                .filter(step -> !hidden.contains(step))
                .collect(Collectors.toSet());
        return element -> shown.contains(Steps.of(element));
    }
}
