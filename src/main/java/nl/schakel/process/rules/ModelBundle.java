package nl.schakel.process.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.schakel.process.engine.ModelExpression;
import nl.schakel.process.tasks.form.FormSchema;

/**
 * Value: the models, tables and forms that are deployed together, read once for all rules. A file that cannot be read is
 * not among them, but a problem.
 */
public final class ModelBundle {

    /** What came of reading a file. */
    sealed interface ReadFile permits BundleModel, DecisionFile, FormFile, Unreadable {

        String file();

        /** By what the other files name it. */
        String key();
    }

    /** Value: one decision table. */
    public record DecisionFile(String file, XmlPart root, String key) implements ReadFile {}

    /** Value: one form; {@code schema} is null when its questions break a rule of forms. */
    public record FormFile(String file, JsonNode root, FormSchema schema) implements ReadFile {

        /** The id by which tasks name it. */
        public String id() {
            return root.path("id").asText();
        }

        @Override
        public String key() {
            return id();
        }
    }

    /** Value: why a file, or an element of it, cannot be read; {@code sentence} is one of the rule {@code leesbaar}. */
    record Unreadable(String file, String element, String sentence, List<String> values) implements ReadFile {

        @Override
        public String key() {
            return element;
        }
    }

    private final Map<String, BundleModel> models = new TreeMap<>();
    private final Map<String, DecisionFile> decisions = new TreeMap<>();
    private final Map<String, FormFile> forms = new TreeMap<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final Map<String, Object> derived = new HashMap<>();

    private ModelBundle() {}

    /** Reads files by their names: {@code *.bpmn}, {@code *.dmn} and {@code *.form}. */
    public static ModelBundle of(Map<String, byte[]> files) {
        return of(files, new BundleReader());
    }

    static ModelBundle of(Map<String, byte[]> files, BundleReader reader) {
        ModelBundle bundle = new ModelBundle();
        new TreeMap<>(files)
                .forEach((name, content) -> reader.read(name, content).forEach(bundle::add));
        return bundle;
    }

    private void add(ReadFile file) {
        boolean twice = false;
        if (file instanceof BundleModel model) {
            twice = models.putIfAbsent(file.key(), model) != null;
        } else if (file instanceof DecisionFile decision) {
            twice = decisions.putIfAbsent(file.key(), decision) != null;
        } else if (file instanceof FormFile form) {
            twice = forms.putIfAbsent(file.key(), form) != null;
        } else if (file instanceof Unreadable problem) {
            unreadable.add(problem);
        }
        if (twice) {
            unreadable.add(new Unreadable(file.file(), file.key(), "dubbel", List.of(file.key())));
        }
    }

    /** All models, by key. */
    public List<BundleModel> models() {
        return List.copyOf(models.values());
    }

    /** The model with this key. */
    public Optional<BundleModel> model(String key) {
        return Optional.ofNullable(key).map(models::get);
    }

    /** All tables, by key. */
    public List<DecisionFile> decisions() {
        return List.copyOf(decisions.values());
    }

    /** The table with this key. */
    public Optional<DecisionFile> decision(String key) {
        return Optional.ofNullable(key).map(decisions::get);
    }

    /** All forms, by id. */
    public List<FormFile> forms() {
        return List.copyOf(forms.values());
    }

    /** The form with this id. */
    public Optional<FormFile> form(String id) {
        return Optional.ofNullable(id).map(forms::get);
    }

    /** What several rules need and one has to work out; kept as long as the bundle. */
    @SuppressWarnings("unchecked")
    public <T> T derived(String what, Supplier<T> work) {
        return (T) derived.computeIfAbsent(what, none -> work.get());
    }

    List<Unreadable> unreadable() {
        return unreadable;
    }

    /** Every expression of a model with the element it stands at, those outside the grammar left out. */
    public static Stream<Map.Entry<XmlPart, ModelExpression>> expressions(BundleModel model) {
        return model.root().all().stream()
                .flatMap(part -> Stream.concat(part.attributes().values().stream(), Stream.of(part.text()))
                        .filter(ModelExpression::isIn)
                        .flatMap(text -> ModelExpression.of(text).stream())
                        .map(expression -> Map.entry(part, expression)));
    }
}
