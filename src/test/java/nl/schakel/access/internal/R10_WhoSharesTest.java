package nl.schakel.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.schakel.access.internal.Disclosures.Holder;
import org.junit.jupiter.api.Test;

/** R10: who shares a case when another organisation joins it. What is then written down, a database tries. */
class R10_WhoSharesTest {

    private static final Holder NIJKERK = new Holder("GM0267", true);
    private static final Holder DIRECTOR = new Holder("keten-wvv", true);
    private static final Holder LET_GO = new Holder("GM0228", false);

    @Test
    void whoWorksOnItLongestSharesIt() {
        assertThat(Holder.whoSharesWith("politie-oost", List.of(NIJKERK, DIRECTOR, LET_GO)))
                .contains("GM0267");
    }

    @Test
    void whenNobodyWorksOnItWhoLetGoLastSharesIt() {
        assertThat(Holder.whoSharesWith("politie-oost", List.of(LET_GO))).contains("GM0228");
    }

    @Test
    void withinAnOrganisationNothingIsShared() {
        assertThat(Holder.whoSharesWith("keten-wvv", List.of(NIJKERK, DIRECTOR)))
                .isEmpty();
    }

    @Test
    void whoLetGoOfItIsAnotherOrganisationLikeAnyOther() {
        assertThat(Holder.whoSharesWith("GM0228", List.of(NIJKERK, LET_GO))).contains("GM0267");
    }

    @Test
    void whereACaseCameInNobodySharedIt() {
        assertThat(Holder.whoSharesWith("GM0267", List.of())).isEmpty();
    }
}
