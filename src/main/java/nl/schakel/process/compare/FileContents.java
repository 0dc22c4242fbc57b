package nl.schakel.process.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.schakel.process.rules.XmlPart;

/** Value: the elements of one file in their order, by what identifies them. */
record FileContents(String title, Map<String, ComparedElement> elements) {

    static FileContents nothing() {
        return new FileContents("", Map.of());
    }

    /** Reads a file by the ending of its name. */
    static FileContents of(String name, byte[] content) {
        if (name.endsWith(".form")) {
            return FormContents.of(FormContents.read(content));
        }
        if (name.endsWith(".bpmn") || name.endsWith(".dmn")) {
            return xml(PlainXml.read(content));
        }
        throw new UnreadableFile("soort");
    }

    static FileContents xml(XmlPart root) {
        return String.valueOf(root.element().getNamespaceURI()).contains("/DMN/")
                ? TableContents.of(root)
                : ModelContents.of(root);
    }

    /** Adds an element; one that has the id of an earlier one gets a number. */
    static void add(Map<String, ComparedElement> elements, ComparedElement element) {
        String key = element.id;
        for (int number = 2; elements.containsKey(key); number++) {
            key = element.id + " #" + number;
        }
        elements.put(key, element);
    }

    static Map<String, ComparedElement> empty() {
        return new LinkedHashMap<>();
    }
}
