package nl.schakel.web.openid;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.schakel.login.Provider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Value: a provider as it described itself, with what checks what it signs.
 *
 * @param idTokens reads what it says about who logged in
 * @param logoutTokens reads what it says about the end of sessions
 */
record KnownProvider(ClientRegistration registration, JwtDecoder idTokens, JwtDecoder logoutTokens) {

    /** How far the clock of a provider may be off. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** How old what a provider says about the end of sessions may be. */
    static final Duration FRESH = Duration.ofMinutes(2);

    private static final JOSEObjectType LOGOUT = new JOSEObjectType("logout+jwt");
    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** Signatures with a private key only: a secret that we know too proves nothing. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.PS256, JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    static KnownProvider of(
            Provider provider, ClientRegistration registration, DefaultResourceRetriever retriever, Clock clock) {
        JWKSource<SecurityContext> keys = keys(registration.getProviderDetails().getJwkSetUri(), retriever);
        OidcIdTokenValidator standard = new OidcIdTokenValidator(registration);
        standard.setClock(clock);
        standard.setClockSkew(SKEW);
        return new KnownProvider(
                registration,
                decoder(
                        keys,
                        List.of(JOSEObjectType.JWT),
                        new DelegatingOAuth2TokenValidator<>(standard, token -> forUsAlone(provider, token))),
                decoder(keys, List.of(LOGOUT, JOSEObjectType.JWT), token -> endsSessions(provider, token, clock)));
    }

    private static JWKSource<SecurityContext> keys(String address, DefaultResourceRetriever retriever) {
        try {
            // a key that nobody knows makes us ask again, but not as often as somebody sends one
            return JWKSourceBuilder.create(URI.create(address).toURL(), retriever)
                    .refreshAheadCache(false)
                    .build();
        } catch (MalformedURLException | IllegalArgumentException unusable) {
            throw new ProviderDown("jwks_uri", unusable);
        }
    }

    private static JwtDecoder decoder(
            JWKSource<SecurityContext> keys, List<JOSEObjectType> types, OAuth2TokenValidator<Jwt> validator) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        Set<JOSEObjectType> allowed = new HashSet<>(types);
        // a provider may leave the type out
        allowed.add(null);
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(allowed));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        // the moments are looked at by the validator, by our clock
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        return decoder;
    }

    private static OAuth2TokenValidatorResult forUsAlone(Provider provider, Jwt token) {
        return result(
                provider.issuer().equals(token.getClaimAsString("iss"))
                        && token.getAudience().equals(List.of(provider.clientId())),
                "iss_aud");
    }

    /** As OpenID Connect Back-Channel Logout 1.0 asks, section 2.6. */
    private static OAuth2TokenValidatorResult endsSessions(Provider provider, Jwt token, Clock clock) {
        boolean theirs = provider.issuer().equals(token.getClaimAsString("iss"))
                && token.getAudience() != null
                && token.getAudience().contains(provider.clientId());
        boolean ofNow = token.getIssuedAt() != null
                && token.getIssuedAt().isBefore(clock.instant().plus(SKEW))
                && token.getIssuedAt().isAfter(clock.instant().minus(FRESH).minus(SKEW))
                && (token.getExpiresAt() == null
                        || token.getExpiresAt().isAfter(clock.instant().minus(SKEW)));
        boolean logout = token.getClaim("events") instanceof Map<?, ?> events
                && events.get(LOGOUT_EVENT) instanceof Map<?, ?>
                && !token.hasClaim("nonce");
        boolean said = isText(token, "jti") && (isText(token, "sub") || isText(token, "sid"));
        return result(theirs && ofNow && logout && said, "logout_token");
    }

    private static boolean isText(Jwt token, String claim) {
        return token.getClaim(claim) instanceof String text && !text.isBlank();
    }

    private static OAuth2TokenValidatorResult result(boolean right, String what) {
        return right ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(new OAuth2Error(what));
    }
}
