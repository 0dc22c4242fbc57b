package nl.schakel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.architecture.StringsOfSource.Text;
import org.junit.jupiter.api.Test;

/** Every key that the code names has a sentence, every sentence is asked for, and a sentence can be filled in. */
class MessageKeysTest {

    /** Read by the domain itself, where every key is written out; the others are made of codes as well. */
    private static final List<String> WRITTEN_OUT = List.of("refusal-messages", "operator-messages", "signal-messages");

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");
    private static final Pattern SAID = Pattern.compile("(\\bsay|StartRefused) < $");
    private static final Pattern FILLED_IN = Pattern.compile("\\{\\d");

    private final Map<String, Map<String, String>> bundles = MessageBundles.all();
    private final List<Text> texts = StringsOfSource.under(Path.of("src/main/java"));

    @Test
    void everyRefusalThatTheCodeNamesHasASentence() {
        List<String> named = texts.stream()
                .map(Text::text)
                .filter(text -> text.startsWith("fout.") && KEY.matcher(text).matches())
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(150);
        assertThat(bundles.get("refusal-messages").keySet()).containsAll(named);
    }

    @Test
    void everySentenceThatIsAskedForExists() {
        Set<String> known = bundles.values().stream()
                .flatMap(bundle -> bundle.keySet().stream())
                .collect(Collectors.toSet());
        List<Text> asked = texts.stream()
                .filter(text -> KEY.matcher(text.text()).matches())
                .filter(text -> SAID.matcher(text.called()).find())
                .toList();

        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(asked.stream().filter(text -> !known.contains(text.text()))).isEmpty();
    }

    @Test
    void whatTheDomainReadsIsWrittenOutInItsCode() {
        Set<String> named = texts.stream().map(Text::text).collect(Collectors.toSet());
        Map<String, Set<String>> unused = new TreeMap<>();
        WRITTEN_OUT.forEach(bundle -> {
            Set<String> left = new HashSet<>(bundles.get(bundle).keySet());
            left.removeAll(named);
            unused.put(bundle, left);
        });

        assertThat(unused.values()).allSatisfy(left -> assertThat(left).isEmpty());
    }

    /** A key of which the last parts are a code is used where its first part is named. */
    @Test
    void everySentenceIsUsed() {
        String sources = read("src/main/java", ".java")
                + read("src/main/resources/templates", ".html")
                + read("src/main/frontend/src", ".js")
                + read("processes", ".bpmn");
        Set<String> words = Pattern.compile("[\\w.-]+")
                .matcher(sources)
                .results()
                .map(one -> one.group())
                .collect(Collectors.toSet());
        Set<String> beginnings = Pattern.compile("[\"'{|]([a-z][a-z0-9.-]*?)\\.?[\"'_$|{]")
                .matcher(sources)
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toSet());
        List<String> unused = new ArrayList<>();
        bundles.forEach((bundle, sentences) -> sentences.keySet().stream()
                .filter(key -> !used(key, words, beginnings))
                .forEach(key -> unused.add(bundle + ": " + key)));

        assertThat(used("nergens.genoemd", words, beginnings)).isFalse();
        assertThat(unused).isEmpty();
    }

    /** Where something is filled in, one apostrophe would swallow it; where nothing is, two would show. */
    @Test
    void everySentenceCanBeFilledIn() {
        List<String> odd = new ArrayList<>();
        bundles.forEach((bundle, sentences) -> sentences.forEach((key, sentence) -> {
            String left = sentence.replace("''", "");
            if (FILLED_IN.matcher(sentence).find() ? left.contains("'") : sentence.contains("''")) {
                odd.add(bundle + ": " + key + "=" + sentence);
            }
        }));

        assertThat(odd).isEmpty();
    }

    /** The names of files are English, the keys in them are Dutch: they are the codes of the field. */
    @Test
    void keysOfOneBundleAreInNoOther() {
        Map<String, List<String>> twice = new TreeMap<>();
        bundles.forEach((bundle, sentences) -> sentences
                .keySet()
                .forEach(key ->
                        twice.computeIfAbsent(key, none -> new ArrayList<>()).add(bundle)));
        List<String> shown = List.of("placement-messages", "notification-messages", "feedback-messages");

        assertThat(twice.entrySet().stream()
                        .filter(key -> key.getValue().stream()
                                        .filter(bundle -> !shown.contains(bundle))
                                        .count()
                                > 1))
                .isEmpty();
    }

    private static boolean used(String key, Set<String> words, Set<String> beginnings) {
        // the key may be the code of an enum
        if (words.contains(key) || words.contains(key.toUpperCase().replace('-', '_'))) {
            return true;
        }
        String left = key;
        while (left.contains(".")) {
            left = left.substring(0, left.lastIndexOf('.'));
            // a bundle may begin with the code itself: the name of a template
            if (beginnings.contains(left) || left.equals(left.toUpperCase()) && words.contains(left)) {
                return true;
            }
        }
        return false;
    }

    private static String read(String root, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(ending)).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
