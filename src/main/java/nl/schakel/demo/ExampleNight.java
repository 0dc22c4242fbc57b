package nl.schakel.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.NewCall;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.support.time.DemoClockMoved;
import nl.schakel.support.time.Zones;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Demonstration data: a call that waits when the clock of a demonstration is moved into a night: one for each night,
 * invented.
 */
@Component
@ConditionalOnProperty(
        prefix = "schakel",
        name = {"demo", "demo-cases"},
        matchIfMissing = true)
class ExampleNight {

    private static final Logger LOG = LoggerFactory.getLogger(ExampleNight.class);

    private static final String CALLER = "politie.nacht";
    private static final int MORNING = 7;

    private final NightService desk;
    private final Directory directory;

    ExampleNight(NightService desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    @EventListener
    void on(DemoClockMoved moved) {
        ZonedDateTime local = moved.to().atZone(Zones.AMSTERDAM);
        if (local.getHour() >= MORNING) {
            return;
        }
        try {
            desk.call(call(local.toLocalDate()), caller());
        } catch (RuntimeException failed) {
            // the clock has moved, and a night without an example is still a night; the class says enough
            LOG.warn("No example call for this night: {}", failed.getClass().getName());
        }
    }

    private Viewer caller() {
        return directory.byUsername(CALLER).map(Viewer::of).orElseThrow();
    }

    private static NewCall call(LocalDate night) {
        PersonNeed woman = new PersonNeed(
                null,
                false,
                Map.of(
                        "woonvorm", Answered.of("vrouwen"),
                        "taal", Answered.of("ja"),
                        "medicatie", Answered.of("ja"),
                        "huisdier", Answered.of("nee")));
        return new NewCall(
                CallerKind.POLITIE,
                "GM0228",
                "Jelle Bosman (fictief), 06 00 00 00 31",
                "Voorbeeld (fictief). Een vrouw is meegelopen naar het bureau. Zij durft niet terug. Zij spreekt weinig"
                        + " Nederlands en heeft medicijnen bij zich.",
                new NewNeed(List.of(woman), Set.of("GM0228"), Consent.CRITERIA, List.of()),
                UUID.nameUUIDFromBytes(("voorbeeldnacht/" + night).getBytes(StandardCharsets.UTF_8)));
    }
}
