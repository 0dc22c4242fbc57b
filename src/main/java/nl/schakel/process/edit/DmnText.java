package nl.schakel.process.edit;

/** Text factory for the parts of a decision table: how a text, an element and a cell are written. */
final class DmnText {

    private DmnText() {}

    /** A text as a cell says it. */
    static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static String element(String tag, String value) {
        String escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<" + tag + ">" + escaped + "</" + tag + ">";
    }

    /** A cell of a new row. @param inner the end of a line and the white space before what stands in the row; may be empty */
    static String entry(String tag, String row, String column, String value, String prefix, String inner) {
        return inner + "<" + tag + " id=\"" + row + "_" + column + "\">" + (inner.isEmpty() ? "" : inner + "  ")
                + element(prefix + "text", value) + inner + "</" + tag + ">";
    }
}
