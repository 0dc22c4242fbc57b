package nl.schakel.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import nl.schakel.signal.NewSignal;

/**
 * Value: one invented case of the demonstration: a report, and what people did since.
 *
 * @param naam stable name; a case of this name is made once in the life of a database
 * @param kantoortijd whether it waits until the offices are open: outside office hours it would call the on-call team
 */
record ExampleCase(String naam, boolean kantoortijd, Source meldt, NewSignal melding, List<Deed> daden) {

    /**
     * Through which door the report comes.
     *
     * @param account who reports for themselves, or null
     * @param schrijver who writes down what somebody else reports, or null
     */
    record Source(String kanaal, String account, String schrijver) {}

    /**
     * Something that happened after the report; which of the parts is filled says what.
     *
     * @param kantoortijd whether it waits until the offices are open
     */
    record Deed(
            boolean kantoortijd,
            String wie,
            @JsonProperty("pakt-op") String paktOp,
            String doet,
            Map<String, Object> antwoorden,
            @JsonProperty("melder-zegt") String melderZegt,
            @JsonProperty("melder-trekt-in") String melderTrektIn) {}
}
