package nl.schakel.signal.imports;

import java.util.List;
import nl.schakel.signal.NewSignal;

/**
 * Value: what one row says, sealed as a whole.
 *
 * @param cells as they stood there, for the list with what has to be mended
 * @param signal null as long as something is wrong
 * @param date of the signal, as 2026-03-31; null when not said
 * @param dangerSaid what the list says about danger, in words; null when nothing
 * @param problems what has to be mended
 * @param remarks what may be looked at
 */
public record RowContent(
        List<String> cells,
        NewSignal signal,
        String date,
        String dangerSaid,
        List<RowProblem> problems,
        List<RowProblem> remarks) {

    @Override
    public String toString() {
        // a record prints all it has; what was said about people must not end in a log
        return "RowContent[" + problems.size() + " problems]";
    }

    RowContent with(List<RowProblem> wrong) {
        return new RowContent(cells, signal, date, dangerSaid, wrong, remarks);
    }
}
