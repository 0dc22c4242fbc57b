package nl.schakel.access;

import java.util.Set;
import java.util.UUID;

/** Value: what somebody may see of a dossier, decided and logged. Everything that shows a dossier asks it. */
public record Grant(UUID dossier, Set<Part> parts) {

    public Grant {
        parts = Set.copyOf(parts);
    }

    /** Whether this part may be shown. */
    public boolean sees(Part part) {
        return parts.contains(part);
    }
}
