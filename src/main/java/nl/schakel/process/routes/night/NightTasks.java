package nl.schakel.process.routes.night;

import java.util.List;
import nl.schakel.process.names.StepNames;

/** Code list: the tasks of a night, as its screen offers them. */
public final class NightTasks {

    /** Codes of the steps, the most pressing first. */
    public static final List<String> STEPS = List.of(
            StepNames.NIET_AANGEKOMEN,
            StepNames.OVERDRACHT_AANVULLEN,
            StepNames.OVERDRACHT_AANNEMEN,
            StepNames.PLEK_BESPREKEN,
            StepNames.VERTREK_BEVESTIGEN,
            StepNames.BED_ZOEKEN,
            StepNames.OPROEP_OPPAKKEN);

    private NightTasks() {}
}
