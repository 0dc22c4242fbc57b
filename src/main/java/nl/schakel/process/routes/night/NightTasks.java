package nl.schakel.process.routes.night;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tasks of a night, as its screen offers them. */
public final class NightTasks {

    /** Codes of the steps, the most pressing first. */
    public static final List<String> STEPS = List.of(
            "niet-aangekomen",
            "overdracht-aanvullen",
            "overdracht-aannemen",
            "plek-bespreken",
            "vertrek-bevestigen",
            "bed-zoeken",
            "oproep-oppakken");

    /** The same as they are called in the models. */
    static final Set<String> ACTIVITIES = Stream.of(
                    "Task_NietAangekomen",
                    "Task_OverdrachtAanvullen",
                    "Task_PlekBespreken",
                    "Task_VertrekBevestigen",
                    "Task_BedZoeken")
            .collect(Collectors.toUnmodifiableSet());

    private NightTasks() {}
}
