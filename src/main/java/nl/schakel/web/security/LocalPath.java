package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Check of an address: where somebody wanted to go before login. Only an address of this application, so that login
 * leads nowhere else.
 */
final class LocalPath {

    private static final int LONGEST = 1000;

    private LocalPath() {}

    /** The path if it is one of ours to go to, else the empty string. */
    static String of(String path) {
        boolean ours = path != null
                && path.length() <= LONGEST
                && path.matches("/(?![/\\\\])[\\x21-\\x7e]*")
                && path.indexOf('\\') < 0
                && !path.startsWith("/inloggen")
                && !path.startsWith("/uitloggen");
        return ours ? path : "";
    }

    /** The address that this request asked for. */
    static String of(HttpServletRequest request) {
        String query = request.getQueryString();
        return of(request.getRequestURI() + (query == null ? "" : "?" + query));
    }
}
