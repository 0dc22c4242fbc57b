package nl.schakel.support.sheet;

/** Codec: places in a sheet as spreadsheets write them, such as {@code AB12}, and days as text. */
public final class Places {

    private static final int LETTERS = 26;
    private static final int DAY = 10;

    private Places() {}

    /** The column of a place, from 0. */
    static long column(String place) {
        long column = 0;
        for (int at = 0; at < place.length() && Character.isLetter(place.charAt(at)) && at < 5; at++) {
            column = column * LETTERS + (Character.toUpperCase(place.charAt(at)) - 'A' + 1);
        }
        return column - 1;
    }

    /** The row of a place, from 1; 0 when it says none. */
    static int row(String place) {
        String digits = place.replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 8 ? 0 : Integer.parseInt(digits);
    }

    /** The letters of a column, counted from 0. */
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.toString();
    }

    /** The day of a moment such as 2026-03-31T12:00:00. */
    static Cell moment(String written) {
        String day = written.strip();
        return new Cell(day.length() > DAY ? day.substring(0, DAY) : day, Cell.Kind.DATE);
    }
}
