package nl.schakel.access;

import java.util.UUID;

/**
 * Exception for what is not there for this viewer. The same for what does not exist, so that nobody learns that it
 * does.
 */
public class NotVisible extends RuntimeException {

    private final UUID dossier;

    public NotVisible() {
        this(null);
    }

    /** @param dossier the case that it was about; for the access log alone, never for who is refused */
    public NotVisible(UUID dossier) {
        super("Not visible");
        this.dossier = dossier;
    }

    /** The case that it was about, or null when it was about none or that is not known. */
    public UUID dossier() {
        return dossier;
    }
}
