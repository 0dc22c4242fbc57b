package nl.schakel.signal.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Value: a list as its sender sees it, with its rows in their order. */
public record ImportView(
        UUID id,
        ImportState state,
        Instant uploaded,
        Instant finished,
        Instant expires,
        ImportAbout about,
        List<Row> rows) {

    /**
     * One row.
     *
     * @param content null once the row is a signal
     * @param ownNumber null when there is none
     * @param happening null as long as nobody said
     * @param reference of the signal that it became, or that came in before
     */
    public record Row(
            int number,
            RowState state,
            boolean danger,
            Happening happening,
            RowContent content,
            String ownNumber,
            FeedbackTo feedback,
            UUID dossier,
            String reference) {

        @Override
        public String toString() {
            return "Row[" + number + ", " + state + "]";
        }
    }

    /** The rows in this state. */
    public List<Row> in(RowState... states) {
        return rows.stream()
                .filter(row -> List.of(states).contains(row.state()))
                .toList();
    }

    /** The rows of which the list says that somebody is in danger, and that are not in yet. */
    public List<Row> dangerous() {
        return in(RowState.GOED).stream().filter(Row::danger).toList();
    }
}
