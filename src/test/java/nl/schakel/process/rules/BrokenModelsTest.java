package nl.schakel.process.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a director, or somebody who means harm, could hand in: each is refused at the element, in Dutch, with a way out. */
class BrokenModelsTest {

    static Stream<BrokenModels.Broken> broken() {
        return BrokenModels.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void isRefusedAtTheElementWithWhatToDo(BrokenModels.Broken broken) {
        assertThat(broken.bundle().errors()).as(broken.what()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(broken.rule());
            assertThat(finding.element()).isEqualTo(broken.element());
            assertThat(finding.text()).contains(broken.words());
            assertThat(finding.proposal()).isNotBlank();
        });
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(broken()).hasSizeGreaterThanOrEqualTo(30);
    }
}
