package nl.schakel.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our Dutch labels against the English ones of the Camunda version on the classpath. */
class DutchLabelsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|%[ds]");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** Words that Dutch writes the way English does. */
    private static final Set<String> SAME_IN_DUTCH = Set.of(
            "/labels/AUTH_DAY_CONTEXT_WEEKEND",
            "/labels/FILTER",
            "/labels/FILTERS",
            "/dateLocales/months/3",
            "/dateLocales/months/8",
            "/dateLocales/months/10",
            "/dateLocales/months/11",
            "/dateLocales/longDateFormat/LL",
            "/dateLocales/longDateFormat/LT",
            "/dateLocales/calendar/sameElse");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void everyLabelIsThereAndNoneThatCamundaDoesNotKnow(String app) throws IOException {
        assertThat(dutch(app).keySet()).isEqualTo(english(app).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void noLabelIsLeftInEnglish(String app) throws IOException {
        Map<String, String> english = english(app);
        Set<String> untranslated = dutch(app).entrySet().stream()
                .filter(label -> LETTER.matcher(label.getValue()).find())
                .filter(label -> label.getValue().equalsIgnoreCase(english.get(label.getKey())))
                .map(Map.Entry::getKey)
                .filter(key -> !SAME_IN_DUTCH.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(untranslated).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void noLabelIsEmptyThatSaysSomethingInEnglish(String app) throws IOException {
        Map<String, String> english = english(app);
        assertThat(dutch(app))
                .allSatisfy((key, text) -> assertThat(text.isBlank())
                        .as(key)
                        .isEqualTo(english.get(key).isBlank()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void placeholdersAreNeverInventedOrMisspelt(String app) throws IOException {
        Map<String, String> english = english(app);
        assertThat(dutch(app))
                .allSatisfy((key, text) ->
                        assertThat(placeholders(english.get(key))).as(key).containsAll(placeholders(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void peopleAreAddressedWithU(String app) throws IOException {
        assertThat(dutch(app))
                .allSatisfy((key, text) ->
                        assertThat(text.toLowerCase()).as(key).doesNotContainPattern("\\b(je|jij|jou|jouw)\\b"));
    }

    private static Set<String> placeholders(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        Set<String> found = new TreeSet<>();
        while (matcher.find()) {
            found.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
        }
        return found;
    }

    private static Map<String, String> english(String app) throws IOException {
        return labels(app, "en");
    }

    private static Map<String, String> dutch(String app) throws IOException {
        return labels(app, "nl");
    }

    private static Map<String, String> labels(String app, String locale) throws IOException {
        String path = "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json".formatted(app, locale);
        try (InputStream in = DutchLabelsTest.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            // Camunda's own files begin with a byte order mark.
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
            Map<String, String> flat = new TreeMap<>();
            flatten("", JSON.readTree(text), flat);
            return flat;
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(path + "/" + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "/" + i, node.get(i), into);
            }
        } else {
            into.put(path, node.asText());
        }
    }
}
