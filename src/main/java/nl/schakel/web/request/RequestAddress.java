package nl.schakel.web.request;

import java.util.Optional;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.network.PublicAddress;
import nl.schakel.support.network.TrustedProxies;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Tomcat customizer: puts a valve in front of all others that decides where a request comes from and to which site it
 * was sent: by the proxies and the site of the settings, not by what the request says of itself (ADR 93).
 */
@Component
class RequestAddress implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final TrustedProxies proxies;
    private final Optional<PublicAddress> site;

    RequestAddress(SchakelProperties settings, @Value("${schakel.trusted-proxies:}") String proxies) {
        this.proxies = TrustedProxies.parse(proxies);
        this.site = PublicAddress.parse(settings.baseUrl());
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new AddressValve(proxies, site));
    }

    /** Before whatever counts by address. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
