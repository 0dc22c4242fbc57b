package nl.schakel.process.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What comes with the application keeps to every rule that it asks of a director. */
class ShippedBundleTest {

    @Test
    void noRuleHasAnErrorAgainstIt() {
        assertThat(ShippedBundle.whole().errors()).extracting(RuleFinding::line).isEmpty();
    }
}
