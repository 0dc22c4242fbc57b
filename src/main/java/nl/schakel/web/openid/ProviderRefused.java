package nl.schakel.web.openid;

/** Exception for an answer that is not of this provider, for us, for this login, or of now. Says nothing of what is in it. */
public class ProviderRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderRefused(String what) {
        super(what);
    }
}
