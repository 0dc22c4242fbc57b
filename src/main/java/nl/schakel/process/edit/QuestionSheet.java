package nl.schakel.process.edit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.schakel.support.input.InputCheck;

/**
 * Value: the questions of a form, which are read and changed as a director says them. Whatever else a form says of a question
 * is kept as it is, and so are the names by which answers are known.
 */
public final class QuestionSheet {

    /** How the names of the files of forms end. */
    public static final String ENDING = ".form";

    /** As many fit on a page that somebody still reads. */
    static final int MOST = 100;

    private static final int VERSION = 16;
    private static final String PARTS = "components";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final byte[] content;
    private final ObjectNode root;

    private QuestionSheet(byte[] content, ObjectNode root) {
        this.content = content;
        this.root = root;
    }

    /** Reads a form. @throws IllegalArgumentException when the file is none */
    public static QuestionSheet of(byte[] form) {
        try {
            JsonNode read = JSON.readTree(form);
            if (read instanceof ObjectNode root && parts(root)) {
                return new QuestionSheet(form, root);
            }
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("no form", unreadable);
        }
        throw new IllegalArgumentException("no form");
    }

    private static boolean parts(ObjectNode root) {
        Set<String> ids = new HashSet<>();
        for (JsonNode part : root.path(PARTS)) {
            if (!(part instanceof ObjectNode) || !ids.add(part.path("id").asText()) || ids.contains("")) {
                return false;
            }
        }
        return root.path(PARTS).isArray();
    }

    /** The id of a form from the name that somebody gives it, other than those that are taken. */
    public static String idFor(String name, Set<String> taken) {
        return QuestionNames.free(QuestionNames.form(name), "-", taken::contains);
    }

    /** A form without questions. */
    public static byte[] empty(String id) {
        ObjectNode root = JSON.createObjectNode();
        root.put("type", "default");
        root.put("id", id);
        root.put("schemaVersion", VERSION);
        root.put("executionPlatform", "Camunda Platform");
        root.put("executionPlatformVersion", "7.24.0");
        root.putArray(PARTS);
        return written(root);
    }

    /** The id by which tasks name the form. */
    public String id() {
        return root.path("id").asText();
    }

    /** What is asked, in order. */
    public List<FormQuestion> questions() {
        List<FormQuestion> questions = new ArrayList<>();
        root.path(PARTS).forEach(part -> questions.add(QuestionPart.read((ObjectNode) part)));
        return List.copyOf(questions);
    }

    /**
     * The file with these questions in this order. What is not among them is taken away; the names of new questions and answers
     * are made here.
     *
     * @param taken names that mean something else in the bundle already
     * @throws nl.schakel.support.input.InvalidInput when something cannot be so; fields are named {@code vragen[1].vraag}
     */
    public byte[] with(List<FormQuestion> wanted, Set<String> taken) {
        if (wanted.equals(questions())) {
            return content;
        }
        InputCheck check = new InputCheck();
        if (wanted.size() > MOST) {
            check.error("vragen", "te-veel", "fout.vragen.te-veel", MOST);
            check.done();
        }
        Map<String, ObjectNode> before = new LinkedHashMap<>();
        root.path(PARTS).forEach(part -> before.put(part.path("id").asText(), (ObjectNode) part));
        ObjectNode after = root.deepCopy();
        ArrayNode parts = after.putArray(PARTS);
        Set<String> names = new HashSet<>(taken);
        names(root, names);
        for (int i = 0; i < wanted.size(); i++) {
            FormQuestion question = wanted.get(i);
            String field = "vragen[" + i + "]";
            if (question.id().isEmpty()) {
                QuestionCheck.fresh(question, field, check);
                ObjectNode part = QuestionPart.made(question, id(), names, row(parts));
                names(part, names);
                parts.add(part);
            } else if (!before.containsKey(question.id())) {
                check.error(field, "weg", "fout.vragen.weg");
            } else {
                ObjectNode part = before.remove(question.id()).deepCopy();
                FormQuestion now = QuestionPart.read(part);
                QuestionCheck.changed(now, question, field, check);
                parts.add(now.equals(question) ? part : QuestionPart.changed(part, now, question));
            }
        }
        before.values().forEach(gone -> checkGone(gone, parts, check));
        check.done();
        return written(after);
    }

    /** What others ask by, and what Schakel itself needs, stays. */
    private static void checkGone(ObjectNode gone, ArrayNode left, InputCheck check) {
        FormQuestion question = QuestionPart.read(gone);
        if (question.own()) {
            check.error("vragen", "eigen", "fout.vragen.eigen-weg", question.label());
        }
        if (question.key().isEmpty()) {
            return;
        }
        Pattern named = Pattern.compile("(?<![\\w\"])" + Pattern.quote(question.key()) + "(?![\\w\"])");
        for (JsonNode part : left) {
            if (part.findValues("hide").stream()
                    .anyMatch(when -> named.matcher(when.asText()).find())) {
                check.error(
                        "vragen",
                        "nodig",
                        "fout.vragen.nodig",
                        question.label(),
                        QuestionPart.read((ObjectNode) part).label());
                return;
            }
        }
    }

    /** Every id, and every name of an answer, in this part of a form. */
    private static void names(JsonNode part, Set<String> names) {
        for (String name : List.of("id", "key", "path")) {
            if (part.path(name).isTextual()) {
                names.add(part.path(name).asText());
            }
        }
        part.path(PARTS).forEach(inner -> names(inner, names));
    }

    /** A row of its own in the form, as no other part has. */
    private String row(ArrayNode made) {
        Set<String> rows = new HashSet<>();
        root.findValues("row").forEach(row -> rows.add(row.asText()));
        made.findValues("row").forEach(row -> rows.add(row.asText()));
        int number = 1;
        while (rows.contains("Rij_" + number)) {
            number++;
        }
        return "Rij_" + number;
    }

    /** As the forms that come with Schakel are written, so that a changed line is one line. */
    private static byte[] written(ObjectNode root) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withArrayIndenter(indent)
                .withObjectIndenter(indent);
        try {
            return (JSON.writer(printer).writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
