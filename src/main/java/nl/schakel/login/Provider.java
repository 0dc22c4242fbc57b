package nl.schakel.login;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;

/**
 * Value: the provider by which the people of one organisation log in (OpenID Connect).
 *
 * @param code names it in addresses and settings
 * @param organisation whose people it vouches for, and nobody else's
 * @param issuer as it stands in what the provider signs
 * @param clientSecret what proves to the provider who we are; empty when a key does
 * @param clientKey what proves it instead; null when the secret does
 * @param domains of mail addresses that this provider gives; in small letters
 * @param acr the levels that are asked for and accepted, the lowest first; empty when none is asked
 * @param strongAcr the levels that count as two proofs
 * @param rolesClaim the claim that says in which groups somebody is; empty when none does
 * @param local who also logs in without it
 * @param scim what the system of the organisation shows to keep its people here (SCIM 2.0); none when it does not
 */
public record Provider(
        String code,
        String organisation,
        String issuer,
        String clientId,
        String clientSecret,
        ClientKey clientKey,
        Set<String> domains,
        Set<String> acr,
        Set<String> strongAcr,
        String rolesClaim,
        LocalWay local,
        SystemSecrets scim) {

    /**
     * Whether it may say who this person is: somebody of its organisation, whose roles are all there. A role to report with may be
     * anywhere: it opens nothing but the own report. So nobody who runs a provider becomes somebody of another organisation.
     */
    public boolean vouchesFor(Person person) {
        return person.groups().stream().anyMatch(group -> group.organisation().equals(organisation)) && mayMean(person);
    }

    /** Whether what it says of somebody gives roles. */
    public boolean saysRoles() {
        return !rolesClaim.isEmpty();
    }

    /** Whether the system of its organisation keeps people and their roles here. */
    public boolean provisions() {
        return !scim.hashes().isEmpty();
    }

    /** By which a change of the directory says that the system of this organisation made it. */
    public UUID systemId() {
        return UUID.nameUUIDFromBytes(("schakel-systeem:" + code).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether it may say who this person is, also when they hold no role there now. */
    public boolean mayMean(Person person) {
        return person.groups().stream()
                .filter(group -> !RoleSets.REPORTERS.contains(group.role()))
                .allMatch(group -> group.organisation().equals(organisation));
    }

    /** Whether somebody it vouches for may log in without it. */
    boolean leavesLocalWay(Person person) {
        return local == LocalWay.IEDEREEN || person.holds(Role.PIKET);
    }

    /** Whether an address is one of those that this provider gives. */
    public boolean gives(String email) {
        return domains.contains(domainOf(email));
    }

    /** Whether this level is at least what was asked. @param answered null when the provider says none */
    public boolean accepts(String answered) {
        return acr.isEmpty() || answered != null && acr.contains(answered);
    }

    /** What a login at this level proves. @param answered null when the provider says none */
    public Factor proves(String answered) {
        return answered != null && strongAcr.contains(answered) ? Factor.AANBIEDER_STERK : Factor.AANBIEDER;
    }

    static String domainOf(String email) {
        return email.substring(email.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        // a record prints all it has; the secret must not end in a log
        return "Provider[" + code + "]";
    }
}
