package nl.schakel.process.tasks;

import java.util.Map;
import java.util.UUID;
import nl.schakel.signal.Actions;
import nl.schakel.signal.DossierReading;

/**
 * Value: everything a task page shows to one person.
 *
 * @param schema the form as form-js renders it
 * @param answers what is known already: codes that the route knows
 * @param dossier the dossier as far as this person may see it; null when the step shows nothing of it
 * @param agreed the action that this task stands for; null for every other task
 * @param proposal the proposal that a shelter answers in this task; null for every other task
 * @param emergency the use of emergency access that is judged in this task; null for every other task
 */
public record TaskPage(
        TaskSummary task,
        String schema,
        Map<String, Object> answers,
        DossierReading.View dossier,
        Actions.Action agreed,
        UUID proposal,
        UUID emergency) {}
