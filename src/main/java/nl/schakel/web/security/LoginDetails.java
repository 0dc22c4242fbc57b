package nl.schakel.web.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import nl.schakel.support.network.Addresses;

/**
 * View model: what else a login says of itself.
 *
 * @param network where it comes from
 * @param device what the browser showed to be recognised; empty when it has nothing
 */
record LoginDetails(String network, String device) {

    static LoginDetails of(HttpServletRequest request) {
        Cookie[] cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
        String device = Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(KnownDevices.COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
        return new LoginDetails(Addresses.networkOf(request.getRemoteAddr()), device);
    }
}
