package nl.schakel.login;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Value: what an installation says about login by the providers of organisations, as it was typed. {@link Provider} is what is
 * made of it.
 *
 * @param providers one for each organisation that has its own
 */
@ConfigurationProperties("schakel.login")
public record LoginSettings(List<ProviderLine> providers) {

    public LoginSettings {
        providers = providers == null ? List.of() : List.copyOf(providers);
    }

    /**
     * One provider, as it was typed; what was left out is null. See {@link Provider} for the parts.
     *
     * @param clientKeyFile PEM file with a private key and its certificate, instead of a secret
     * @param local code of {@link LocalWay}
     * @param scimSecrets what the system of the organisation may send as bearer token; one, or two while it changes
     * @param scimSecretsFile the same in a file, one on a line
     */
    public record ProviderLine(
            String code,
            String organisation,
            String issuer,
            String clientId,
            String clientSecret,
            String clientKeyFile,
            List<String> domains,
            List<String> acr,
            List<String> strongAcr,
            String rolesClaim,
            String local,
            List<String> scimSecrets,
            String scimSecretsFile) {

        @Override
        public String toString() {
            // a record prints all it has; the secret must not end in a log
            return "ProviderLine[" + code + "]";
        }
    }
}
