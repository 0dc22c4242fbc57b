package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import nl.schakel.access.LookLog;
import org.springframework.stereotype.Component;

/**
 * Writer of the access log: writes down that a request was refused, wherever that happens: by its address, by a
 * controller, or by a rule of the domain. Who is signed in has a row for each; who is not is counted.
 */
@Component
public class RefusedRequests {

    private final LookLog looks;
    private final AddressNames addresses;
    private final CurrentViewer current;

    RefusedRequests(LookLog looks, AddressNames addresses, CurrentViewer current) {
        this.looks = looks;
        this.addresses = addresses;
        this.current = current;
    }

    /** Refused by its address alone. */
    public void refused(HttpServletRequest request) {
        refused(request, null);
    }

    /** @param dossier the case that it was about, or null */
    public void refused(HttpServletRequest request, UUID dossier) {
        String why = "adres:" + addresses.of(request);
        current.find()
                .ifPresentOrElse(
                        viewer -> looks.refused(viewer, dossier, why),
                        () -> looks.refusedAnonymous(request.getRemoteAddr(), why));
    }
}
