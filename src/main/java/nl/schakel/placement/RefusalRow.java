package nl.schakel.placement;

import java.time.YearMonth;
import java.util.List;

/**
 * Value: one row of figures on people who were kept out. Numbers under five come out as {@code <5}, so that nobody can
 * be recognised; what could give such a number away is a dash.
 *
 * @param criterion code, or {@code geen-antwoord} when a shelter did not answer in time
 * @param kind code of the kind of shelter
 */
public record RefusalRow(
        YearMonth month, String criterion, String kind, String persons, String nights, String medianHours) {

    /** The row as columns of a file. */
    public List<String> columns() {
        return List.of(month.toString(), criterion, kind, persons, nights, medianHours);
    }
}
