package nl.schakel.process.routes.placement;

import nl.schakel.placement.HoldResult;
import nl.schakel.placement.HoldSentence;
import nl.schakel.support.input.InvalidInput;

/** Translation of a bed that went to somebody else into a polite refusal; nothing that was filled in is lost. */
final class HoldAnswers {

    private HoldAnswers() {}

    /** @throws InvalidInput when the bed could not be had */
    static void demandHeld(HoldResult result, String field) {
        if (result instanceof HoldResult.Taken taken) {
            throw InvalidInput.of(field, "plek-vergeven", "fout.bed.niet-vrij", HoldSentence.of(taken));
        }
        if (result instanceof HoldResult.NotFree notFree) {
            throw InvalidInput.of(field, "plek-niet-vrij", "fout.bed.niet-vrij", notFree.reason());
        }
    }
}
