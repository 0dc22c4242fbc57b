package nl.schakel.signal.imports;

/**
 * Value: a row of a list as it was read.
 *
 * @param number as the spreadsheet shows it
 * @param ownNumber of who brings it; null when there is none
 * @param danger whether the list says that somebody is in danger
 */
public record NewRow(int number, RowContent content, String ownNumber, boolean danger, FeedbackTo feedback) {

    @Override
    public String toString() {
        return "NewRow[" + number + "]";
    }
}
