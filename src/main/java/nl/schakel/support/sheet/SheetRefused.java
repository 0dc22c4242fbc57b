package nl.schakel.support.sheet;

import nl.schakel.support.input.InvalidInput;

/** Factory of the refusals of a spreadsheet: which sentence each has. */
final class SheetRefused {

    private static final String FIELD = "bestand";

    private SheetRefused() {}

    private static final String KEYS = "fout.lijst.";

    /** @param sentence key of what is wrong, of which the end is the code for machines */
    static InvalidInput of(String sentence, Object... values) {
        return InvalidInput.of(FIELD, sentence.substring(KEYS.length()), sentence, values);
    }
}
