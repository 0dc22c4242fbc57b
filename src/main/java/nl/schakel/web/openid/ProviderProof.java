package nl.schakel.web.openid;

import java.time.Instant;
import java.util.Set;

/**
 * Value: what a provider says about who logged in.
 *
 * @param subject its own number of somebody, which never changes
 * @param verifiedEmail null when it verified none
 * @param acr the level at which somebody logged in; null when it does not say
 * @param provenAt when somebody last proved there who they are; null when it does not say
 * @param groups in which groups somebody is, as it calls them; empty when it is not asked or does not say
 * @param sid its number of the session there; null when it has none
 */
public record ProviderProof(
        String subject, String verifiedEmail, String acr, Instant provenAt, Set<String> groups, String sid) {

    @Override
    public String toString() {
        // a record prints all it has; who somebody is must not end in a log
        return "ProviderProof";
    }
}
