package nl.schakel.web.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.login.ClientKey;
import nl.schakel.login.Provider;
import nl.schakel.login.Providers;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;

/**
 * Memory: the keys with which we sign who we are, by provider, with what providers find them by: the thumbprint of their certificate.
 * PS256 and ES256, as the NL GOV profile asks. No key id: each provider makes up its own for a certificate.
 */
@Component
class SigningKeys implements Function<ClientRegistration, JWK> {

    private final Map<String, JWK> keys;

    SigningKeys(Providers providers) {
        this.keys = providers.all().stream()
                .filter(provider -> provider.clientKey() != null)
                .collect(Collectors.toUnmodifiableMap(Provider::code, provider -> key(provider.clientKey())));
    }

    /** @return null for a provider to which a secret proves it */
    @Override
    public JWK apply(ClientRegistration registration) {
        return keys.get(registration.getRegistrationId());
    }

    private static JWK key(ClientKey own) {
        try {
            Base64URL thumbprint = Base64URL.encode(MessageDigest.getInstance("SHA-256")
                    .digest(own.certificate().getEncoded()));
            return own.isEllipticCurve()
                    ? new ECKey.Builder(
                                    Curve.P_256, (ECPublicKey) own.certificate().getPublicKey())
                            .privateKey(own.key())
                            .algorithm(JWSAlgorithm.ES256)
                            .x509CertSHA256Thumbprint(thumbprint)
                            .build()
                    : new RSAKey.Builder((RSAPublicKey) own.certificate().getPublicKey())
                            .privateKey(own.key())
                            .algorithm(JWSAlgorithm.PS256)
                            .x509CertSHA256Thumbprint(thumbprint)
                            .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("it was read before", e);
        }
    }
}
