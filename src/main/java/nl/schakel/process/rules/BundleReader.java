package nl.schakel.process.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.process.engine.ModelReading;
import nl.schakel.process.tasks.form.FormSchema;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.ModelInstance;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reader of the files of a bundle; never evaluates anything that stands in them. For one thread at a time. */
final class BundleReader {

    /** No file of ours comes near it; a bigger one is a mistake, or meant to harm. */
    private static final int BIGGEST = 2_000_000;

    private static final int MOST_KNOWN = 500;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final DmnEngine TABLES =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    static {
        ModelReading.withSchemasParsedOnce();
    }

    private static final Pattern NAMED = Pattern.compile("['\"]([A-Z][A-Za-z]*_[\\w.-]*)['\"]");

    /** What was read before, by file and content: a director changes one file of eighty. */
    private final Map<String, List<ModelBundle.ReadFile>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<ModelBundle.ReadFile>> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private List<ModelBundle.ReadFile> found = List.of();

    /** The file, or why it cannot be read; both when the engine would stumble over a part of it only. */
    List<ModelBundle.ReadFile> read(String file, byte[] content) {
        return known.computeIfAbsent(file + " " + BundleFiles.sha256(content), one -> {
            found = new ArrayList<>();
            look(file, content);
            return List.copyOf(found);
        });
    }

    private void look(String file, byte[] content) {
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,120}\\.(bpmn|dmn|form)")) {
            refuse(file, "", "naam");
        } else if (content.length > BIGGEST) {
            refuse(file, "", "groot");
        } else if (file.endsWith(".form")) {
            form(file, content);
        } else if (file.endsWith(".bpmn")) {
            model(file, content);
        } else {
            table(file, content);
        }
    }

    private void refuse(String file, String element, String sentence, String... values) {
        found.add(new ModelBundle.Unreadable(file, element, sentence, List.of(values)));
    }

    private void model(String file, byte[] content) {
        BpmnModelInstance instance;
        try {
            instance = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (ModelException broken) {
            broken(file, broken, "bpmn");
            return;
        }
        Collection<Process> processes = instance.getModelElementsByType(Process.class);
        if (processes.size() != 1) {
            refuse(file, "", "een-proces", String.valueOf(processes.size()));
            return;
        }
        found.add(new BundleModel(
                file, root(instance), instance, processes.iterator().next()));
    }

    private void table(String file, byte[] content) {
        DmnModelInstance instance;
        try {
            instance = Dmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (ModelException broken) {
            broken(file, broken, "dmn");
            return;
        }
        XmlPart root = root(instance);
        List<XmlPart> decisions = root.all().stream()
                .filter(part -> part.name().equals("decision"))
                .toList();
        if (decisions.size() != 1 || decisions.get(0).id() == null) {
            refuse(file, "", "een-beslissing", String.valueOf(decisions.size()));
            return;
        }
        String key = decisions.get(0).id();
        try {
            TABLES.parseDecision(key, instance);
        } catch (RuntimeException broken) {
            refuse(file, key, "dmn", why(broken));
        }
        found.add(new ModelBundle.DecisionFile(file, root, key));
    }

    /** The same document that the typed model stands on. */
    private static XmlPart root(ModelInstance instance) {
        return new XmlPart(((Document) instance.getDocument().getDomSource().getNode()).getDocumentElement());
    }

    private void broken(String file, ModelException broken, String kind) {
        Throwable reason = innermost(broken);
        String line = reason instanceof SAXParseException place ? String.valueOf(place.getLineNumber()) : "?";
        if (why(broken).contains("DOCTYPE")) {
            refuse(file, "", "doctype", line);
        } else if (wellFormed(broken)) {
            refuse(file, element(broken), kind, why(broken));
        } else {
            refuse(file, "", "xml", line);
        }
    }

    /** What breaks the schema is XML all the same; its messages begin with the name of the rule of the schema. */
    private static boolean wellFormed(ModelException broken) {
        return why(broken).matches("(?s)(cvc-|s4s-|src-).*") || !(innermost(broken) instanceof SAXException);
    }

    private void form(String file, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            refuse(
                    file,
                    "",
                    "json",
                    String.valueOf(
                            broken.getLocation() == null
                                    ? "?"
                                    : broken.getLocation().getLineNr()));
            return;
        }
        if (root == null || !root.isObject() || !root.path("id").isTextual()) {
            refuse(file, "", "formulier");
            return;
        }
        FormSchema schema = null;
        try {
            schema = FormSchema.parse(text);
        } catch (IllegalArgumentException broken) {
            // what is wrong with which question, the rules over forms say
        }
        found.add(new ModelBundle.FormFile(file, root, schema));
    }

    /** The innermost reason, in the words of the library that read it. */
    private static String why(Throwable broken) {
        return String.valueOf(innermost(broken).getMessage());
    }

    private static Throwable innermost(Throwable broken) {
        Throwable reason = broken;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason;
    }

    /** The id that the reason names, or nothing. */
    private static String element(Throwable broken) {
        Matcher id = NAMED.matcher(why(broken));
        return id.find() ? id.group(1) : "";
    }
}
