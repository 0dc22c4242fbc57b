package nl.schakel.web.demo;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import nl.schakel.demo.DemoJump;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import nl.schakel.web.api.ApiController;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * API controller: moves the demo clock forward, so that terms can be seen to pass. Outside demo mode this address does
 * not exist.
 */
@ApiController
@RequestMapping(path = "/api/v1/demo/klok", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnProperty(name = "schakel.demo", havingValue = "true")
@Tag(name = "demo")
class KlokController {

    private static final Pattern TIME_OF_DAY = Pattern.compile("[0-9]{2}:[0-9]{2}");

    record Verzetting(String vooruit, String naar) {}

    record Klokstand(Instant moment) {}

    private final SchakelClock clock;
    private final DemoJump jump;

    KlokController(SchakelClock clock, DemoJump jump) {
        this.clock = clock;
        this.jump = jump;
    }

    @GetMapping
    @Operation(
            summary = "Hoe laat het is in de demo",
            description = "De klok waar alle termijnen in de demo mee rekenen.")
    Klokstand stand() {
        return new Klokstand(clock.instant());
    }

    @PostMapping
    @Operation(
            summary = "Zet de demoklok vooruit",
            description =
                    "vooruit: een duur (P3D, PT2H); naar: een moment, of een tijd zoals 03:10 voor de eerste keer dat"
                            + " het zo laat is. Terug kan niet.")
    Klokstand verzet(@RequestBody Verzetting move) {
        if ((move.vooruit() == null) == (move.naar() == null)) {
            throw InvalidInput.of("vooruit", "verplicht", "fout.klok.verplicht");
        }
        Instant now = clock.instant();
        Instant target = move.vooruit() != null ? later(now, move.vooruit()) : moment(move.naar());
        if (target.isBefore(now)) {
            throw InvalidInput.of(move.vooruit() != null ? "vooruit" : "naar", "terug", "fout.klok.terug");
        }
        if (target.isAfter(now.plus(Duration.ofDays(3660)))) {
            throw InvalidInput.of(move.vooruit() != null ? "vooruit" : "naar", "te-ver", "fout.klok.te-ver");
        }
        return new Klokstand(jump.to(target));
    }

    private static Instant later(Instant now, String amount) {
        try {
            int time = amount.indexOf('T');
            Period days = time == 0 || amount.startsWith("PT")
                    ? Period.ZERO
                    : Period.parse(time < 0 ? amount : amount.substring(0, time));
            Duration rest = time < 0 ? Duration.ZERO : Duration.parse("P" + amount.substring(time));
            return ZonedDateTime.ofInstant(now, Zones.AMSTERDAM)
                    .plus(days)
                    .plus(rest)
                    .toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw InvalidInput.of("vooruit", "geen-duur", "fout.klok.geen-duur");
        }
    }

    private Instant moment(String text) {
        try {
            if (TIME_OF_DAY.matcher(text).matches()) {
                return jump.next(LocalTime.parse(text));
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw InvalidInput.of("naar", "geen-moment", "fout.klok.geen-moment");
        }
    }
}
