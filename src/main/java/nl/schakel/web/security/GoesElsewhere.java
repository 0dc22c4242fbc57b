package nl.schakel.web.security;

import nl.schakel.login.Provider;
import org.springframework.security.core.AuthenticationException;

/** Exception for a login here of somebody who logs in at the provider of their organisation. */
class GoesElsewhere extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final transient Provider provider;

    GoesElsewhere(Provider provider) {
        super("Logs in at a provider");
        this.provider = provider;
    }

    Provider provider() {
        return provider;
    }
}
