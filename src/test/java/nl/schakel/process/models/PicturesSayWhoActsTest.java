package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.organisation.Role;
import nl.schakel.support.text.Sentences;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** Each task of each model says in its picture who does it, also when a new way to name an owner comes. */
class PicturesSayWhoActsTest {

    /** One line of the list in who.js: an expression, and who that is; null where the expression names the role itself. */
    private static final Pattern OWNER = Pattern.compile("\\[/(.+)/, (?:null|'([a-z-]+)')],");

    private static final Path SCRIPT = Path.of("src/main/frontend/src/who.js");

    private final Map<String, String> labels = Sentences.of("who-in-models").all();

    @Test
    void everyTaskHasALabelThatThePictureFinds() {
        List<String> nameless = new ArrayList<>();
        ModelFiles.processes()
                .forEach((name, model) -> model.getModelElementsByType(UserTask.class).stream()
                        .filter(task -> !labels.containsKey(owner(task.getCamundaCandidateGroups())))
                        .forEach(task -> nameless.add(name + " " + task.getId())));

        assertThat(owners()).hasSizeGreaterThan(5);
        assertThat(nameless).isEmpty();
    }

    @Test
    void aLabelFitsInTheBoxOfATask() {
        assertThat(labels.values())
                .allSatisfy(label -> assertThat(label.length()).isLessThanOrEqualTo(21));
        assertThat(labels).doesNotContainKeys(Role.BEHEER.code(), Role.FG.code());
    }

    private String owner(String expression) {
        for (Matcher line : owners()) {
            Matcher found = Pattern.compile(line.group(1)).matcher(expression);
            if (found.find()) {
                return line.group(2) == null ? found.group(1) : line.group(2);
            }
        }
        return "";
    }

    private static List<Matcher> owners() {
        List<Matcher> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(SCRIPT)) {
                Matcher owner = OWNER.matcher(line);
                if (owner.find()) {
                    lines.add(owner);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
