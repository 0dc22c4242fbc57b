package nl.schakel.process.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/**
 * Code list: what the door itself answers, in the form that Camunda's web applications show. The same words whether
 * something exists or not.
 */
enum DoorAnswer {
    NOT_HERE(HttpServletResponse.SC_FORBIDDEN, "NietHier", "Dit kan hier niet. Gebruik de pagina's van Schakel."),
    NO_TASK(HttpServletResponse.SC_NOT_FOUND, "TaakNietGevonden", "Deze taak is er niet, of niet meer."),
    NO_MODEL(HttpServletResponse.SC_NOT_FOUND, "ModelNietGevonden", "Dit model is er niet."),
    OWN_STEP(HttpServletResponse.SC_BAD_REQUEST, "EigenStap", "Deze stap is van u alleen. U kunt hem niet teruggeven."),
    ODD_ADDRESS(HttpServletResponse.SC_BAD_REQUEST, "Adres", "Dit adres klopt niet."),
    STALE(
            HttpServletResponse.SC_FORBIDDEN,
            "PaginaVerouderd",
            "Deze pagina is verouderd. Er is niets veranderd. Laad de pagina opnieuw.");

    private final int status;
    private final String type;
    private final String message;

    DoorAnswer(int status, String type, String message) {
        this.status = status;
        this.type = type;
        this.message = message;
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}");
    }
}
