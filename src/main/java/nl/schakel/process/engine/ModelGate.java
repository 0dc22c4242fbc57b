package nl.schakel.process.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.support.text.Sentences;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Parse listener of the engine: refuses a model that brings code of its own ({@link CodeInModels}), by whatever way it
 * reached the engine. Messages and signals stand beside the process, so it looks at the whole file.
 */
class ModelGate extends AbstractBpmnParseListener {

    private static final Sentences TEXTS = Sentences.of("model-rule-messages");

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        List<String> problems = CodeInModels.in(new Parsed(root)).stream()
                .map(found -> {
                    Parsed part = (Parsed) found.part();
                    return TEXTS.say(
                            "poort.geweigerd",
                            part.id() == null ? part.name() : part.id(),
                            String.valueOf(part.element().getLine()),
                            TEXTS.say("code." + found.kind(), found.what()));
                })
                .toList();
        if (!problems.isEmpty()) {
            throw new ProcessEngineException(String.join(" ", problems));
        }
    }

    /** The engine's own reading of an element. */
    private record Parsed(Element element) implements CodeInModels.CodePart {

        @Override
        public String name() {
            return element.getTagName();
        }

        @Override
        public String id() {
            return element.attribute("id");
        }

        @Override
        public Map<String, String> attributes() {
            Map<String, String> all = new LinkedHashMap<>();
            // attributes arrive with their namespace in front
            element.attributes().forEach(attribute -> all.put(attribute, element.attribute(attribute)));
            return all;
        }

        @Override
        public String text() {
            return element.getText();
        }

        @Override
        public List<Parsed> children() {
            return element.elements().stream().map(Parsed::new).toList();
        }
    }
}
