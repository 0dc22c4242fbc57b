package nl.schakel.notification;

import java.util.Optional;
import java.util.UUID;

/** Port: knows where the reporter of a dossier may be written to. Implemented by a module above this one. */
public interface ReporterAddresses {

    /**
     * The e-mail address, only when the reporter said that it is safe to write there.
     *
     * @param receiver a dossier, or what several dossiers of one reporter are known by
     */
    Optional<String> safeEmail(UUID receiver);
}
