package nl.schakel.web.openid;

/** Exception for a provider that does not answer, or with something that is no answer. */
public class ProviderDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderDown(String what, Throwable cause) {
        super(what, cause);
    }
}
