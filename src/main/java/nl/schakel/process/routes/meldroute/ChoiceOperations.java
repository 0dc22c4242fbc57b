package nl.schakel.process.routes.meldroute;

import java.util.Arrays;
import nl.schakel.process.engine.ModelOperations;

/** Operations of a model: reads a choice of several codes in a model: {@code ${keuze.bevat(partners, 'nla')}}. */
@ModelOperations("keuze")
public class ChoiceOperations {

    /** Whether the comma separated codes hold this code; nothing chosen holds nothing. */
    public boolean bevat(String codes, String code) {
        return codes != null && Arrays.asList(codes.split(",")).contains(code);
    }
}
