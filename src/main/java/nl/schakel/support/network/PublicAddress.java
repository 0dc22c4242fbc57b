package nl.schakel.support.network;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import nl.schakel.support.StartRefused;

/**
 * Value: the address that people type (SCHAKEL_BASE_URL). Every address that leaves us is made of it, never of what a
 * request says about itself.
 *
 * @param scheme http or https
 * @param host in small letters
 * @param port the port, also when it is the usual one
 */
public record PublicAddress(String scheme, String host, int port) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * Reads the setting; nothing when it is empty.
     *
     * @throws StartRefused when it is no address of a site
     */
    public static Optional<PublicAddress> parse(String setting) {
        if (setting.isBlank()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(setting.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(java.util.Locale.ROOT);
            boolean site = (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (site) {
                int usual = scheme.equals("https") ? HTTPS : HTTP;
                return Optional.of(new PublicAddress(
                        scheme,
                        uri.getHost().toLowerCase(java.util.Locale.ROOT),
                        uri.getPort() < 0 ? usual : uri.getPort()));
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new StartRefused("adres.onleesbaar", setting);
    }

    /** Whether people reach us over https. */
    public boolean secure() {
        return scheme.equals("https");
    }

    /** Whether a browser keeps what it is given to itself: over https, and on this machine, where nothing lies in between. */
    public boolean safe() {
        return secure() || host.equals("localhost");
    }

    /** Host and port as a browser writes them: the usual port is left out. */
    public String authority() {
        return port == (secure() ? HTTPS : HTTP) ? host : host + ":" + port;
    }

    /** As a browser names where a request comes from, and what every full address begins with. */
    public String origin() {
        return scheme + "://" + authority();
    }
}
