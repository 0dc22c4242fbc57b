package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.schakel.organisation.Role;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms as files: what form-js and Camunda's own tools need, and what Schakel's rules ask of a question. */
class FormFilesTest {

    private static final Set<String> CLOSED = Set.of("radio", "select", "checklist");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> forms() {
        return ModelFiles.forms().stream().map(file -> Arguments.of(ModelFiles.nameOf(file), read(file)));
    }

    @Test
    void everyFormBelongsToATaskAndEveryTaskHasOne() {
        Set<String> used = new TreeSet<>();
        ModelFiles.processes().values().stream()
                .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                .forEach(task -> used.add(task.getCamundaFormRef()));
        assertThat(ModelFiles.forms().stream().map(ModelFiles::nameOf)).containsExactlyElementsOf(used);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void formIsOfTheVersionThatTheEngineAndItsToolsKnow(String name, JsonNode form) {
        assertThat(form.path("id").asText()).isEqualTo(name);
        assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        Set<String> ids = new HashSet<>();
        Set<String> keys = new HashSet<>();
        form.path("components").forEach(component -> {
            assertThat(ids.add(component.path("id").asText())).isTrue();
            if (component.has("key")) {
                assertThat(keys.add(component.path("key").asText())).isTrue();
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void onlyAnAnswerFromAClosedListCanSteerTheRoute(String name, JsonNode form) {
        form.path("components").forEach(question -> {
            if (question.path("properties").path("route").asText().equals("true")) {
                assertThat(CLOSED)
                        .as(question.path("key").asText())
                        .contains(question.path("type").asText());
                question.path("values")
                        .forEach(option ->
                                assertThat(option.path("value").asText()).matches("[a-zA-Z0-9-]+"));
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyQuestionHasALabelAndEveryTextALimitAndAKnownReader(String name, JsonNode form) {
        form.path("components").forEach(question -> {
            String type = question.path("type").asText();
            if (!type.equals("text")) {
                assertThat(question.path("label").asText())
                        .as(question.path("key").asText())
                        .isNotBlank();
            }
            if (List.of("textarea", "textfield").contains(type)) {
                assertThat(question.path("validate").path("maxLength").asInt()).isBetween(1, 20_000);
            }
            String share = question.path("properties").path("share").asText("");
            if (!share.isEmpty()) {
                Stream.of(share.split(",")).forEach(Role::of);
            }
        });
    }

    /** R11: where ja and nee are the answers to a question of fact, onbekend is one as well. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void unknownIsAlwaysAnAnswerToAQuestionOfFact(String name, JsonNode form) {
        Set<String> decisions = Set.of("riec", "klaar", "gesprek");
        form.path("components").forEach(question -> {
            Set<String> options = new HashSet<>();
            question.path("values")
                    .forEach(option -> options.add(option.path("value").asText()));
            if (options.containsAll(Set.of("ja", "nee"))
                    && !decisions.contains(question.path("key").asText())) {
                assertThat(options).as(question.path("key").asText()).contains("onbekend");
            }
        });
    }

    @Test
    void triageAsksWhatTheRoutingTableNeeds() {
        Set<String> routing = new HashSet<>();
        read(ModelFiles.FORMS.resolve("signaal-beoordelen.form"))
                .path("components")
                .forEach(question -> {
                    if (question.path("properties").path("route").asText().equals("true")) {
                        routing.add(question.path("key").asText());
                    }
                });
        assertThat(routing)
                .contains(
                        "vormen",
                        "persoon",
                        "persoonBekend",
                        "locatie",
                        "dader",
                        "minderjarig",
                        "acuut",
                        "meldcode",
                        "partners",
                        "vervolg",
                        "naarGemeente",
                        "eindreden");
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
