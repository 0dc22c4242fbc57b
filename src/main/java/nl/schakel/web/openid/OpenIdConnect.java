package nl.schakel.web.openid;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.schakel.login.Provider;
import nl.schakel.support.time.RealTime;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * HTTP client of the providers of organisations: begins a login there, and takes what comes back (OpenID Connect, code flow with
 * PKCE, state and nonce). What is read of somebody stands in the signed ID token; nothing else is asked, and no token is kept.
 */
@Component
public class OpenIdConnect {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final int LONGEST = 20_000;

    /** So many threads wait for one provider at most: one that is slow holds nobody else's page. */
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Semaphore> talking = new ConcurrentHashMap<>();
    private final OpenProviders providers;
    private final RealTime time;
    private final RestClientAuthorizationCodeTokenResponseClient tokens;

    OpenIdConnect(OpenProviders providers, SigningKeys keys, RealTime time) {
        this.providers = providers;
        this.time = time;
        this.tokens = tokenEndpoint(keys);
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokenEndpoint(SigningKeys keys) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(ANSWER);
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        // signs for a provider that has our certificate; says nothing to one that gave us a secret
        client.addParametersConverter(new NimbusJwtClientAuthenticationParametersConverter<>(keys));
        return client;
    }

    /**
     * What to ask the provider, for who wants to log in there.
     *
     * @param again whether somebody has to prove there anew who they are, whatever session they have
     * @throws ProviderDown when the provider does not answer
     */
    public OAuth2AuthorizationRequest begin(Provider provider, boolean again, HttpServletRequest request) {
        KnownProvider known = inTurn(provider, () -> providers.get(provider));
        var resolver =
                new DefaultOAuth2AuthorizationRequestResolver(code -> known.registration(), "/inloggen/extern/naar");
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(asked -> asked.additionalParameters(more -> {
                    if (!provider.acr().isEmpty()) {
                        more.put("acr_values", String.join(" ", provider.acr()));
                    }
                    if (again) {
                        more.put("prompt", "login");
                        more.put("max_age", "0");
                    }
                })));
        return resolver.resolve(request, provider.code());
    }

    /**
     * Takes what came back from a provider.
     *
     * @param asked what {@link #begin} asked
     * @param answer the parameters of the address that it sent somebody back to
     * @throws ProviderDown when the provider does not answer
     * @throws ProviderRefused when it says no, or the answer is not one to what was asked
     */
    public ProviderProof finish(Provider provider, OAuth2AuthorizationRequest asked, Map<String, String> answer) {
        String issuer = answer.get("iss");
        if (issuer != null && !issuer.equals(provider.issuer())) {
            // RFC 9207: an answer of another provider
            throw new ProviderRefused("iss");
        }
        String code = answer.get("code");
        String state = answer.get("state");
        if (code == null || code.isBlank() || code.length() > LONGEST || state == null) {
            throw new ProviderRefused("code");
        }
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(asked.getRedirectUri())
                .state(state)
                .build();
        return proof(
                provider,
                inTurn(
                        provider,
                        () -> idToken(providers.get(provider), new OAuth2AuthorizationExchange(asked, response))));
    }

    private OidcIdToken idToken(KnownProvider known, OAuth2AuthorizationExchange answered) {
        OidcAuthorizationCodeAuthenticationProvider checks = new OidcAuthorizationCodeAuthenticationProvider(
                tokens, request -> new DefaultOidcUser(List.of(), request.getIdToken()));
        checks.setJwtDecoderFactory(registration -> known.idTokens());
        try {
            var login = (OAuth2LoginAuthenticationToken)
                    checks.authenticate(new OAuth2LoginAuthenticationToken(known.registration(), answered));
            return ((OidcUser) login.getPrincipal()).getIdToken();
        } catch (OAuth2AuthenticationException refused) {
            throw notReached(refused)
                    ? new ProviderDown("token", refused)
                    : new ProviderRefused(refused.getError().getErrorCode().replaceAll("[^a-z_]", ""));
        } catch (IllegalArgumentException | JwtException unusable) {
            throw new ProviderRefused("id_token");
        }
    }

    private ProviderProof proof(Provider provider, OidcIdToken token) {
        Instant provenAt = token.getAuthenticatedAt();
        if (provenAt != null && provenAt.isAfter(time.now().plus(KnownProvider.SKEW))) {
            throw new ProviderRefused("auth_time");
        }
        boolean verified = "true".equals(String.valueOf(token.getClaims().get("email_verified")));
        return new ProviderProof(
                token.getSubject(),
                verified ? token.getEmail() : null,
                token.getAuthenticationContextClass(),
                provenAt,
                groups(provider, token),
                token.getClaimAsString("sid"));
    }

    /** One text is a group as well as a list of them is; anything else says nothing. */
    private static Set<String> groups(Provider provider, OidcIdToken token) {
        Object said = provider.saysRoles() ? token.getClaims().get(provider.rolesClaim()) : null;
        if (said instanceof String text) {
            return Set.of(text);
        }
        return said instanceof Collection<?> several
                ? several.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /**
     * Reads what a provider says about the end of sessions (OpenID Connect Back-Channel Logout 1.0).
     *
     * @throws ProviderDown when the keys of the provider cannot be had
     * @throws ProviderRefused when it is not of this provider, for us and of now
     */
    public SessionEnd ended(Provider provider, String logoutToken) {
        if (logoutToken.isBlank() || logoutToken.length() > LONGEST) {
            throw new ProviderRefused("logout_token");
        }
        try {
            Jwt token = inTurn(
                    provider, () -> providers.get(provider).logoutTokens().decode(logoutToken));
            return new SessionEnd(
                    token.getClaimAsString("sub"),
                    token.getClaimAsString("sid"),
                    token.getId(),
                    token.getIssuedAt().plus(KnownProvider.FRESH).plus(KnownProvider.SKEW.multipliedBy(2)));
        } catch (JwtException refused) {
            throw notReached(refused) ? new ProviderDown("jwks", refused) : new ProviderRefused("logout_token");
        }
    }

    private <T> T inTurn(Provider provider, Supplier<T> conversation) {
        Semaphore turns = talking.computeIfAbsent(provider.code(), code -> new Semaphore(AT_ONCE));
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProviderDown("too many wait for it", null);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProviderDown("stopping", stopping);
        }
        try {
            return conversation.get();
        } finally {
            turns.release();
        }
    }

    private static boolean notReached(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
