package nl.schakel.web.limits;

import nl.schakel.support.Coded;
import org.springframework.http.HttpStatus;

/**
 * Code list: why a request is not taken in, with the words for a system. The words for people stand in {@code
 * messages.properties} under {@code fout.<page>}.
 */
enum Refusal implements Coded {
    TOO_BIG(
            HttpStatus.PAYLOAD_TOO_LARGE,
            "te-groot",
            "Dit bericht is te groot",
            "Stuur minder in één keer: een formulier mag hoogstens 256 kB zijn, een bericht aan de API hoogstens 1 MB,"
                    + " een bestand hoogstens 10 MB."
                    + " Er is niets opgeslagen.",
            "413"),
    TOO_MANY_FIELDS(
            HttpStatus.PAYLOAD_TOO_LARGE,
            "te-veel-velden",
            "Dit formulier heeft te veel velden",
            "Stuur hoogstens 1.000 velden. Er is niets opgeslagen.",
            "413"),
    TOO_SLOW(
            HttpStatus.REQUEST_TIMEOUT,
            "te-traag",
            "Dit bericht kwam te langzaam binnen",
            "Er is niets opgeslagen. Probeer het opnieuw op een betere verbinding. Is er nu gevaar? Bel 112.",
            "408"),
    BROKEN(
            HttpStatus.BAD_REQUEST,
            "onleesbaar",
            "Dit bericht kwam niet heel aan",
            "Er is niets opgeslagen. Probeer het opnieuw.",
            "400"),
    TOO_OFTEN(
            HttpStatus.TOO_MANY_REQUESTS,
            "te-vaak",
            "Even wachten",
            "Er komen nu te veel verzoeken van dit internetadres. Wacht even en probeer het opnieuw. Is er nu gevaar?"
                    + " Bel 112.",
            "429"),
    BUSY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "druk",
            "Het is nu te druk",
            "Er is niets opgeslagen. Probeer het over een paar seconden opnieuw. Is er nu gevaar? Bel 112.",
            "druk");

    private final HttpStatus status;
    private final String code;
    private final String title;
    private final String detail;
    private final String page;

    Refusal(HttpStatus status, String code, String title, String detail, String page) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.page = page;
    }

    HttpStatus status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }

    /** The name under which the page finds its words. */
    String page() {
        return page;
    }
}
