package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R8: the chain of requests (W3C trace context) of a caller is taken over as the recommendation says, and nothing else is. */
class R08_ChainOfRequestsTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-00",
                // a later version may add to it
                "cc-" + TRACE + "-" + SPAN + "-01-what-the-future-adds"
            })
    void whatACallerSendsIsTakenOver(String header) {
        assertThat(TraceContext.of(List.of(header))).isEqualTo(new TraceContext(TRACE, SPAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-1",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                " 00-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01\n",
                "00-Jan Voorbeeld (fictief)-" + SPAN + "-01"
            })
    void whatIsNoTraceparentBeginsAChainOfOurOwn(String header) {
        TraceContext begun = TraceContext.of(List.of(header));

        assertThat(begun.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
        assertThat(begun.parentSpanId()).isNull();
    }

    @Test
    void aHeaderThatIsTooLongOrComesTwiceIsNone() {
        String good = "cc-" + TRACE + "-" + SPAN + "-01-";

        assertThat(TraceContext.of(List.of(good + "x".repeat(300))).parentSpanId())
                .isNull();
        assertThat(TraceContext.of(List.of(good, good)).parentSpanId()).isNull();
        assertThat(TraceContext.of(List.of()).parentSpanId()).isNull();
    }

    @Test
    void eachRowHasANumberOfItsOwn() {
        assertThat(TraceContext.newSpan()).matches("[0-9a-f]{16}").isNotEqualTo(TraceContext.newSpan());
        assertThat(TraceContext.begun()).isNotEqualTo(TraceContext.begun());
    }
}
