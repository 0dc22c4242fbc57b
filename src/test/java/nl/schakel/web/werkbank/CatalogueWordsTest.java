package nl.schakel.web.werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.process.catalogue.ModelCatalogue;
import nl.schakel.process.catalogue.ModelChoices;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.support.text.Sentences;
import org.junit.jupiter.api.Test;

/** Everything that a chain director can choose has a Dutch word, and no word is about something that is not there. */
class CatalogueWordsTest {

    private static final Sentences WORDS = Sentences.of("catalogue");
    private static final Sentences OUTCOMES = Sentences.of("timeline");

    private static Stream<ModelChoices> everywhere() {
        ModelBundle bundle = ModelBundle.of(ShippedBundle.whole().bytes());
        ModelCatalogue catalogue = new ModelCatalogue(ShippedBundle.operations());
        return bundle.models().stream()
                .map(model -> catalogue.of(bundle, model.file()).orElseThrow());
    }

    private static Set<String> wordsOf(String list) {
        return WORDS.all().keySet().stream()
                .filter(key -> key.startsWith(list + "."))
                .map(key -> key.substring(list.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachDeedOfAModelHasAWordAndEachWordADeed() {
        Set<String> deeds = everywhere()
                .flatMap(choices -> choices.deeds().stream())
                .map(ModelChoices.Deed::operation)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(wordsOf("catalogus.bewerking")).isEqualTo(deeds);
    }

    @Test
    void eachWayToOpenACaseHasAWord() {
        assertThat(wordsOf("catalogus.inzage"))
                .isEqualTo(new TreeSet<>(everywhere().findAny().orElseThrow().opens()));
    }

    @Test
    void eachCodeThatIsPickedHasAWord() {
        everywhere()
                .flatMap(choices -> choices.deeds().stream())
                .flatMap(deed -> deed.picks().stream())
                .distinct()
                .forEach(pick -> {
                    assertThat(WORDS.has("catalogus.keuze." + pick.list()))
                            .as(pick.list())
                            .isTrue();
                    String list = CatalogueViews.LISTS.get(pick.list());
                    assertThat(list).as(pick.list()).isNotNull();
                    assertThat(pick.codes())
                            .allMatch(code -> WORDS.has(list + "." + code) || OUTCOMES.has(list + "." + code));
                });
    }
}
