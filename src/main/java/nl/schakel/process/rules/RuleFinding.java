package nl.schakel.process.rules;

/**
 * Value: what one rule has against one element of a bundle.
 *
 * @param rule id of the rule, stable, in Dutch: {@code pad-r3}
 * @param file name of the file in the bundle; empty when it is about the bundle as a whole
 * @param element id of the element, rule or question; empty when it is about the file as a whole
 * @param text what is wrong, in Dutch, a whole sentence
 * @param proposal what to do about it, in Dutch, a whole sentence
 */
public record RuleFinding(String rule, String file, String element, Severity severity, String text, String proposal) {

    /** In one line: where, what, and what to do. */
    public String line() {
        String where = file.isEmpty() ? "" : element.isEmpty() ? file + ": " : file + ", " + element + ": ";
        return where + text + " " + proposal + " (regel " + rule + ")";
    }
}
