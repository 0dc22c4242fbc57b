package nl.schakel.process.routes.placement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Matching;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.process.tasks.CurrentPlacement;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.process.tasks.form.TaskOptions;
import org.springframework.stereotype.Component;

/** Read model: the places that can be chosen in a task of a placement, the best first, each with how it fits. */
@Component
class BedOptions implements TaskOptions {

    private static final String ORGANISATIONS = "opvangorganisaties";

    private static final Map<String, Predicate<ShelterKind>> KINDS = Map.of(
            "plekken",
            kind -> !kind.byComenshaOnly() && kind != ShelterKind.HOTEL,
            "comensha-plekken",
            ShelterKind::byComenshaOnly,
            "hotelkamers",
            kind -> kind == ShelterKind.HOTEL,
            ORGANISATIONS,
            kind -> true);

    private static final Map<Fit, String> WORDS =
            Map.of(Fit.PAST, "past", Fit.PAST_MITS, "past met een maatregel", Fit.ONBEKEND, "nog iets onbekend");

    private final Matching matching;
    private final CurrentPlacement current;

    BedOptions(Matching matching, CurrentPlacement current) {
        this.matching = matching;
        this.current = current;
    }

    @Override
    public boolean offers(String name) {
        return KINDS.containsKey(name);
    }

    @Override
    public Map<String, String> of(String name, TaskSummary task) {
        Map<String, String> options = new LinkedHashMap<>();
        for (BedFit fit : matching.match(current.id(task)).beds()) {
            if (!KINDS.get(name).test(fit.bed().kind())) {
                continue;
            }
            if (name.equals(ORGANISATIONS)) {
                options.put(fit.bed().organisation(), fit.bed().organisationName());
            } else if (WORDS.containsKey(fit.fit())) {
                options.put(
                        fit.bed().id().toString(),
                        fit.bed().organisationName() + ", " + fit.bed().label() + ": " + WORDS.get(fit.fit()));
            }
        }
        return options;
    }
}
