package nl.schakel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.architecture.StringsOfSource.Text;
import org.junit.jupiter.api.Test;

/**
 * What a person reads stands in a message bundle; the domain holds keys. A word is Dutch when our bundles use it more than
 * the English comments of our code do, so the list grows with what we write.
 */
class SentencesStandInBundlesTest {

    private static final Path CODE = Path.of("src/main/java/nl/schakel");
    private static final List<String> DOMAIN = List.of(
            "signal",
            "feedback",
            "placement",
            "piket",
            "organisation",
            "access",
            "deadline",
            "notification",
            "support");

    /** Names of settings are no words. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?<![:\"])//[^\n]*", Pattern.DOTALL);
    /** What the log says is for who operates it, in one line with a fixed name to look for. */
    private static final Pattern LOG_LINE = Pattern.compile("\\bLOG\\.\\w+ < ");

    private static final Pattern SQL = Pattern.compile(
            "\\b(select|insert into|update|delete from|where|values|returning|order by|on conflict|revoke|grant) |\\bin \\('| = '");

    private final Set<String> dutch = dutchWords();

    @Test
    void noSentenceForAPersonStandsInTheDomain() {
        List<Text> texts =
                StringsOfSource.under(DOMAIN.stream().map(CODE::resolve).toArray(Path[]::new));

        assertThat(texts).hasSizeGreaterThan(2_000);
        assertThat(texts.stream().filter(this::forAPerson)).isEmpty();
    }

    @Test
    void theListKnowsDutchFromEnglish() {
        assertThat(dutch)
                .contains("de", "het", "een", "niet", "kies", "staat", "geen", "wordt", "plek", "oproep", "lijst")
                .doesNotContain("the", "not", "and", "with", "case", "null", "table");
    }

    @Test
    void aPlantedSentenceIsFound() {
        assertThat(planted("throw InvalidInput.of(\"bed\", \"verplicht\", \"Kies eerst een bed.\");"))
                .isTrue();
        assertThat(planted("String said = name + \" heeft deze oproep al.\";")).isTrue();
        assertThat(planted("String said = \"Deze kamer \" + \"is niet meer vrij.\";"))
                .isTrue();
        assertThat(planted("return whole ? \"de hele nacht\" : text;")).isTrue();
        assertThat(planted("return \"van %s tot en met %s\".formatted(a, b);")).isTrue();
        assertThat(planted("throw new IllegalStateException(\"Deze stap bestaat niet meer\");"))
                .isTrue();
        assertThat(planted("String mail = \"\"\"\n  Goedendag,\n  er staat een taak voor u klaar.\n  \"\"\";"))
                .isTrue();
        assertThat(planted("details.put(\"stand\", first(\"zo is het niet goed\") + second);"))
                .isTrue();
    }

    @Test
    void whatNobodyReadsIsLeftAlone() {
        assertThat(planted("jdbc.sql(\"select id from schakel.piket_call where status in ('alarm', 'aangenomen')\");"))
                .isFalse();
        assertThat(planted("throw new IllegalStateException(\"a value cannot be sealed before its row has a key\");"))
                .isFalse();
        assertThat(planted("LOG.warn(\"STILSTAND: er gaat geen alarm uit voor {}\", part);"))
                .isFalse();
        assertThat(planted("throw InvalidInput.of(\"bed\", \"verplicht\", \"fout.bed.kies\");"))
                .isFalse();
    }

    private boolean planted(String statement) {
        return StringsOfSource.in("Planted.java", "class Planted { Object o() { " + statement + " } }").stream()
                .anyMatch(this::forAPerson);
    }

    /** At least two Dutch words, and at least half of all. */
    private boolean forAPerson(Text text) {
        if (LOG_LINE.matcher(text.called()).find()
                || SQL.matcher(text.text()).find()
                || !text.text().contains(" ")) {
            return false;
        }
        List<String> words = words(text.text()).toList();
        long known = words.stream().filter(dutch::contains).count();
        return known >= 2 && 2 * known >= words.size();
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(PLACEHOLDER.matcher(text).replaceAll(" "))
                .results()
                .map(word -> word.group().toLowerCase());
    }

    private static Set<String> dutchWords() {
        Map<String, Integer> weight = new HashMap<>();
        MessageBundles.all()
                .values()
                .forEach(bundle -> bundle.values()
                        .forEach(sentence -> words(sentence).forEach(word -> weight.merge(word, 1, Integer::sum))));
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                COMMENT.matcher(Files.readString(file))
                        .results()
                        .flatMap(comment -> words(comment.group()))
                        .forEach(word -> weight.merge(word, -1, Integer::sum));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return weight.entrySet().stream()
                .filter(word -> word.getValue() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
