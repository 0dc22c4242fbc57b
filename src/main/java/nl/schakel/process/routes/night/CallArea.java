package nl.schakel.process.routes.night;

import java.time.LocalTime;
import java.util.Optional;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Region;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Component;

/** Read model: which on-call team answers a call. */
@Component
public class CallArea {

    /** Office hours where no region exists yet. */
    private static final Region NO_REGION = new Region(
            "landelijk",
            "Landelijk",
            Zones.AMSTERDAM,
            LocalTime.of(8, 30),
            LocalTime.of(17, 0),
            LocalTime.of(8, 30),
            false,
            false,
            0);

    private final DutyAreas areas;
    private final Directory directory;

    CallArea(DutyAreas areas, Directory directory) {
        this.areas = areas;
        this.directory = directory;
    }

    /** The team that answers for a municipality, if any does. */
    public Optional<DutyArea> answering(String municipality) {
        return Optional.ofNullable(municipality)
                .flatMap(directory::regionOf)
                .flatMap(region -> areas.ofRegion(region.code()));
    }

    /**
     * The team that takes a call: help tonight is more than whose it is.
     *
     * @param municipality null when nobody knows
     * @throws InvalidInput when there is no team at all
     */
    public DutyArea of(String municipality, Viewer caller) {
        return areas.forCall(municipality, caller)
                .orElseThrow(() -> InvalidInput.of("gemeente", "geen-piketdienst", "fout.gemeente.geen-piketdienst"));
    }

    /** The municipality that owns a case of which nobody knows yet where the person is; null in an area without any. */
    public String home(DutyArea area) {
        return Optional.ofNullable(area.municipality())
                .or(() -> directory.municipalities().stream()
                        // most municipalities belong to no region yet
                        .filter(one -> one.region() != null && area.regions().contains(one.region()))
                        .map(Municipality::cbsCode)
                        .findFirst())
                .orElse(null);
    }

    /** The office hours that count for a municipality. */
    public Region hoursOf(String municipality) {
        return Optional.ofNullable(municipality).flatMap(directory::regionOf).orElse(NO_REGION);
    }
}
