package nl.schakel.web.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * View model: who signed in, as kept in the session: no roles, because those may change while the session lasts.
 *
 * @param loginVersion how often this person had chosen a password
 */
public record SignedIn(UUID person, String username, int loginVersion) implements Principal, Serializable {

    @Override
    public String getName() {
        return username;
    }
}
