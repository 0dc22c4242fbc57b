package nl.schakel.placement.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.schakel.placement.matching.ContraIndicationPolicy;
import nl.schakel.placement.matching.CriterionMatch;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.CriterionKind;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** {@code contra-indicatie.dmn} asked of a bare engine, every time anew: what matching has to equal. */
public final class TableOfTheDirector implements ContraIndicationPolicy {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision table = table();

    private DmnDecision table() {
        try (InputStream file = Files.newInputStream(Path.of("processes", "contra-indicatie.dmn"))) {
            return engine.parseDecision("contra-indicatie", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Fit decide(String criterion, CriterionKind kind, AcceptancePolicy stance, CriterionMatch touch) {
        String outcome = engine.evaluateDecisionTable(
                        table,
                        Map.of(
                                "criterium", criterion,
                                "soort", kind.code(),
                                "houding", stance.code(),
                                "raakt", touch.code()))
                .getSingleEntry();
        return Fit.of(outcome).orElseThrow();
    }
}
