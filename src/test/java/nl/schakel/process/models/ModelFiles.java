package nl.schakel.process.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** The files a chain director edits, read as they lie in the repository: no engine and no database needed. */
final class ModelFiles {

    static final Path PROCESSES = Path.of("processes");
    static final Path FORMS = Path.of("forms");

    private static final DmnEngine DECISIONS =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private ModelFiles() {}

    /** Every process model by its file name without extension. */
    static Map<String, BpmnModelInstance> processes() {
        Map<String, BpmnModelInstance> models = new TreeMap<>();
        for (Path file : files(PROCESSES, ".bpmn")) {
            models.put(nameOf(file), Bpmn.readModelFromFile(file.toFile()));
        }
        return models;
    }

    static BpmnModelInstance process(String name) {
        return Bpmn.readModelFromFile(PROCESSES.resolve(name + ".bpmn").toFile());
    }

    static List<Path> forms() {
        return files(FORMS, ".form");
    }

    static DmnDecision decision(String id) {
        try (InputStream dmn = Files.newInputStream(PROCESSES.resolve(id + ".dmn"))) {
            return DECISIONS.parseDecision(id, dmn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DmnDecisionResult decide(DmnDecision decision, Map<String, Object> answers) {
        return DECISIONS.evaluateDecision(decision, answers);
    }

    /** The ids of the rules that held: to see not only the outcome but also why. */
    static List<String> matchedRules(String decisionId, Map<String, Object> answers) {
        List<String> matched = new ArrayList<>();
        DmnEngineConfiguration configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add(event -> event.getMatchingRules().forEach(rule -> matched.add(rule.getId())));
        try (InputStream dmn = Files.newInputStream(PROCESSES.resolve(decisionId + ".dmn"))) {
            configuration.buildEngine().evaluateDecision(decisionId, dmn, answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return matched;
    }

    /** The code of a step: Task_SignaalBeoordelen is called signaal-beoordelen everywhere outside the picture. */
    static String stepOf(String taskId) {
        return taskId.replaceFirst("^Task_", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
