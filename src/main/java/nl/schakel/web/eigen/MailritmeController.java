package nl.schakel.web.eigen;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import nl.schakel.notification.MailPreferences;
import nl.schakel.support.input.StaleChange;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Outdated;
import nl.schakel.web.api.SeenVersion;
import nl.schakel.web.api.Versioned;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** API controller: how often the signed-in person wants mail that can wait. */
@ApiController
@RequestMapping(path = "/api/v1/mailritme", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "instellingen")
class MailritmeController {

    record Mailritme(
            @Schema(
                    description = "Hoe vaak u mail krijgt die kan wachten. Wat acuut is, komt altijd meteen.",
                    allowableValues = {"meteen", "uur", "dag"})
            String ritme,

            @Schema(description = "Stuur deze mee als u het ritme verandert; hij is ook de ETag.")
            String versie) {

        static Mailritme of(MailPreferences.Chosen chosen) {
            return new Mailritme(chosen.rhythm().code(), chosen.version());
        }
    }

    private final MailPreferences preferences;
    private final CurrentViewer current;

    MailritmeController(MailPreferences preferences, CurrentViewer current) {
        this.preferences = preferences;
        this.current = current;
    }

    @GetMapping
    @Versioned
    @Operation(summary = "Hoe vaak ik mail krijg die kan wachten", description = "Met de versie ervan als ETag.")
    ResponseEntity<Mailritme> lees() {
        return answer(current.get().personId());
    }

    @PutMapping
    @Versioned
    @Operation(
            summary = "Kies hoe vaak ik mail krijg die kan wachten",
            description =
                    "Met de versie die u zag: in If-Match of als 'versie' in het bericht. 412 als u intussen iets anders koos; in 'nu' staat wat. Het geldt ook voor mail die al klaarstaat.")
    ResponseEntity<Mailritme> kies(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch, @RequestBody Mailritme sent) {
        UUID person = current.get().personId();
        MailPreferences.check(sent.ritme());
        String seen = SeenVersion.of(
                ifMatch, sent.versie(), preferences.chosen(person).version());
        try {
            preferences.choose(person, sent.ritme(), seen);
        } catch (StaleChange older) {
            throw new Outdated(older).with("nu", Mailritme.of(preferences.chosen(person)));
        }
        return answer(person);
    }

    private ResponseEntity<Mailritme> answer(UUID person) {
        MailPreferences.Chosen chosen = preferences.chosen(person);
        return ResponseEntity.ok().eTag(SeenVersion.tag(chosen.version())).body(Mailritme.of(chosen));
    }
}
