package nl.schakel.web.request;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.schakel.support.network.PublicAddress;
import nl.schakel.support.network.TrustedProxies;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;
import org.springframework.http.HttpHeaders;

/** Tomcat valve that says of each request who sent it and to which site, and takes every other claim about that away. */
final class AddressValve extends ValveBase {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String CLAIMS = "x-forwarded-";
    private static final Set<String> OTHER_CLAIMS = Set.of("forwarded", "x-real-ip");

    private final TrustedProxies proxies;
    private final Optional<PublicAddress> site;

    AddressValve(TrustedProxies proxies, Optional<PublicAddress> site) {
        super(true);
        this.proxies = proxies;
        this.site = site;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String client = proxies.client(request.getRemoteAddr(), Collections.list(request.getHeaders(FORWARDED_FOR)));
        request.setRemoteAddr(client);
        // never looked up: a name says no more, and asking for it would keep the sender waiting
        request.setRemoteHost(client);
        MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
        List<String> claims = Collections.list(headers.names()).stream()
                .filter(AddressValve::isClaim)
                .toList();
        claims.forEach(headers::removeHeader);
        site.ifPresent(address -> addressedTo(address, request, headers));
        getNext().invoke(request, response);
    }

    private static void addressedTo(PublicAddress site, Request request, MimeHeaders headers) {
        request.getCoyoteRequest().scheme().setString(site.scheme());
        request.getCoyoteRequest().serverName().setString(site.host());
        request.getCoyoteRequest().setServerPort(site.port());
        request.setSecure(site.secure());
        headers.setValue(HttpHeaders.HOST).setString(site.authority());
    }

    private static boolean isClaim(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.startsWith(CLAIMS) || OTHER_CLAIMS.contains(small);
    }
}
