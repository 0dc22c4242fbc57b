package nl.schakel.web.openid;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.login.Provider;
import nl.schakel.support.network.Links;
import nl.schakel.support.time.RealTime;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/**
 * Memory: what each provider says of itself, asked when somebody first logs in by it and then once an hour. One that is down holds
 * no start, and is left alone for a moment before it is asked again.
 */
@Component
class OpenProviders {

    private static final String DESCRIPTION = "/.well-known/openid-configuration";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 5_000;
    private static final int LARGEST = 256 * 1024;

    private record DescribedProvider(KnownProvider provider, Instant at) {}

    private final Map<String, DescribedProvider> known = new ConcurrentHashMap<>();
    private final Map<String, Instant> down = new ConcurrentHashMap<>();
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST);
    private final Links links;
    private final RealTime time;

    OpenProviders(Links links, RealTime time) {
        this.links = links;
        this.time = time;
    }

    /** @throws ProviderDown when it does not answer, and never did */
    KnownProvider get(Provider provider) {
        DescribedProvider described = known.get(provider.code());
        Instant now = time.now();
        if (described != null && described.at().isAfter(now.minus(KEPT))) {
            return described.provider();
        }
        Instant failed = down.get(provider.code());
        if (failed != null && failed.isAfter(now.minus(LEFT_ALONE))) {
            return orBefore(described, new ProviderDown("was down just now", null));
        }
        try {
            KnownProvider fresh = KnownProvider.of(provider, describe(provider), retriever, clock());
            known.put(provider.code(), new DescribedProvider(fresh, now));
            down.remove(provider.code());
            return fresh;
        } catch (ProviderDown unreachable) {
            down.put(provider.code(), now);
            return orBefore(described, unreachable);
        }
    }

    /** What it said before is better than nothing. */
    private static KnownProvider orBefore(DescribedProvider described, ProviderDown down) {
        if (described == null) {
            throw down;
        }
        return described.provider();
    }

    private ClientRegistration describe(Provider provider) {
        try {
            String issuer = provider.issuer().endsWith("/")
                    ? provider.issuer().substring(0, provider.issuer().length() - 1)
                    : provider.issuer();
            Map<String, Object> said = JSONObjectUtils.parse(retriever
                    .retrieveResource(URI.create(issuer + DESCRIPTION).toURL())
                    .getContent());
            if (!provider.issuer().equals(said.get("issuer"))) {
                throw new ProviderDown("another issuer", null);
            }
            boolean secure = provider.issuer().startsWith("https:");
            for (String address : new String[] {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
                if (!(said.get(address) instanceof String text) || secure && !text.startsWith("https:")) {
                    throw new ProviderDown(address, null);
                }
            }
            ClientRegistration.Builder registration = ClientRegistrations.fromOidcConfiguration(said)
                    .registrationId(provider.code())
                    .clientId(provider.clientId());
            if (provider.clientKey() == null) {
                registration.clientSecret(provider.clientSecret());
            } else {
                registration.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
            }
            return registration
                    .scope("openid", "email")
                    .redirectUri(links.to(returnTo(provider)))
                    .build();
        } catch (IOException | ParseException | RuntimeException unusable) {
            throw unusable instanceof ProviderDown already ? already : new ProviderDown("description", unusable);
        }
    }

    /** The path that a provider sends people back to. */
    static String returnTo(Provider provider) {
        return "/inloggen/extern/" + provider.code() + "/terug";
    }

    private Clock clock() {
        InstantSource real = time::now;
        return real.withZone(ZoneOffset.UTC);
    }
}
