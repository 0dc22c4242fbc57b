package nl.schakel.web.api;

import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Code list of the refusals that addresses of the API share: their status, their problem types and what they mean. */
enum CommonRefusal {
    INVALID(
            400,
            "OngeldigVerzoek",
            "Het verzoek klopt niet; er is niets opgeslagen. Bij ongeldige invoer staan alle fouten tegelijk in"
                    + " `invalidParams`.",
            "ongeldige-invoer",
            "onleesbaar",
            "fout",
            "fout-400"),
    NOT_SIGNED_IN(401, "NietIngelogd", "U bent niet ingelogd.", "niet-ingelogd"),
    NOT_ALLOWED(
            403,
            "GeenToegang",
            "U heeft hier geen toegang, u gebruikt een sessie en het kenmerk in X-CSRF-TOKEN klopt niet, of uw tweede stap is te lang geleden.",
            "geen-toegang",
            "pagina-verouderd",
            "bewijs-opnieuw"),
    NOT_FOUND(404, "NietGevonden", "Dit bestaat niet, of u mag het niet zien.", "niet-gevonden"),
    NOT_ACCEPTABLE(406, "AntwoordvormOnbekend", "Wij antwoorden alleen met JSON.", "fout", "fout-406"),
    OUTDATED(
            412,
            "Veranderd",
            "Wat u veranderde, is intussen anders; er is niets opgeslagen. In `nu` staat wat er nu is.",
            "veranderd"),
    VERSION_NEEDED(428, "VersieNodig", "Stuur mee welke versie u zag: in If-Match of als `versie`.", "versie-nodig"),
    TOO_SLOW(408, "TeTraag", "Het bericht kwam te langzaam binnen; er is niets opgeslagen.", "te-traag"),
    TOO_BIG(
            413,
            "TeGroot",
            "Het bericht is te groot of te ingewikkeld, of het adres heeft te veel velden; er is niets opgeslagen.",
            "te-groot",
            "te-veel-velden"),
    WRONG_FORM(415, "BerichtvormOnbekend", "Stuur application/json.", "fout", "fout-415"),
    TOO_OFTEN(
            429,
            "TeVaak",
            "Even wachten: er kwamen te veel verzoeken, verkeerde codes of verkeerde wachtwoorden.",
            "te-vaak",
            "te-vaak-geprobeerd"),
    FAILED(500, "Storing", "Er ging iets mis bij ons.", "onverwacht", "fout-500"),
    AWAY(
            503,
            "NietBereikbaar",
            "Schakel is even niet bereikbaar, of het is te druk.",
            "niet-bereikbaar",
            "druk",
            "fout-503");

    private static final List<CommonRefusal> WAIT = List.of(TOO_OFTEN, AWAY);

    private final int status;
    private final String component;
    private final String meaning;
    private final List<String> types;

    CommonRefusal(int status, String component, String meaning, String... types) {
        this.status = status;
        this.component = component;
        this.meaning = meaning;
        this.types = List.of(types);
    }

    String status() {
        return Integer.toString(status);
    }

    /** What it is called among the components of the description. */
    String component() {
        return component;
    }

    /** Its description, in full. */
    ApiResponse described() {
        ApiResponse response = Described.problem(meaning, types);
        if (WAIT.contains(this)) {
            response.addHeaderObject(HttpHeaders.RETRY_AFTER, Described.header(HttpHeaders.RETRY_AFTER));
        }
        if (this == NOT_SIGNED_IN) {
            response.addHeaderObject(HttpHeaders.WWW_AUTHENTICATE, Described.header(HttpHeaders.WWW_AUTHENTICATE));
        }
        return response;
    }

    static List<CommonRefusal> all() {
        return Arrays.asList(values());
    }
}
