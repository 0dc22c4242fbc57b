package nl.schakel.login;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.login.internal.PasskeyTable;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.network.Links;
import nl.schakel.support.time.RealTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: keys that somebody's own device keeps and opens with a face, finger or code (WebAuthn). The device always has
 * to see who holds it, so a passkey is two proofs in one, and enough to log in with.
 */
@Service
public class Passkeys {

    private static final String USER = "passkey-user";
    private static final int CHALLENGE_BYTES = 32;
    private static final int TIMEOUT_MILLIS = 300_000;
    private static final String KIND = "public-key";
    private static final String REQUIRED = "required";

    /** What devices sign with, the most wanted first. */
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private final PasskeyTable table;
    private final SecondSteps steps;
    private final RecoveryCodes recovery;
    private final Directory directory;
    private final KeyedHash hash;
    private final Links links;
    private final RealTime time;
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager devices = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final SecureRandom random = new SecureRandom();

    Passkeys(
            PasskeyTable table,
            SecondSteps steps,
            RecoveryCodes recovery,
            Directory directory,
            KeyedHash hash,
            Links links,
            RealTime time) {
        this.table = table;
        this.steps = steps;
        this.recovery = recovery;
        this.directory = directory;
        this.hash = hash;
        this.links = links;
        this.time = time;
    }

    /** What a device has to sign. It works once: who asked keeps it until the answer comes, and no longer. */
    public String newChallenge() {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        return text(bytes);
    }

    /** What a browser asks of a device, to make a passkey for somebody. */
    @Transactional(readOnly = true)
    public Map<String, Object> toMake(Person person, String challenge) {
        return Map.of(
                "challenge", challenge,
                "rp", Map.of("id", host(), "name", "Schakel"),
                "user",
                        Map.of(
                                "id", userOf(person.id()),
                                "name", person.displayName(),
                                "displayName", person.displayName()),
                "pubKeyCredParams",
                        ALGORITHMS.stream()
                                .map(algorithm -> Map.of("type", KIND, "alg", algorithm.getValue()))
                                .toList(),
                "excludeCredentials", known(person.id()),
                "authenticatorSelection",
                        Map.of("residentKey", REQUIRED, "requireResidentKey", true, "userVerification", REQUIRED),
                "attestation", "none",
                "timeout", TIMEOUT_MILLIS);
    }

    /**
     * What a browser asks of a device, to use a passkey.
     *
     * @param person whose; null when nobody said who they are, and the device offers what it has
     */
    @Transactional(readOnly = true)
    public Map<String, Object> toUse(UUID person, String challenge) {
        return Map.of(
                "challenge", challenge,
                "rpId", host(),
                "allowCredentials", person == null ? List.of() : known(person),
                "userVerification", REQUIRED,
                "timeout", TIMEOUT_MILLIS);
    }

    /**
     * Keeps a passkey.
     *
     * @param challenge what the device had to sign; null when nobody asked
     * @return new recovery codes, when there were none
     * @throws InvalidInput when the answer is not of that device, that challenge and this site
     */
    @Transactional
    public List<String> add(UUID person, String challenge, String answer) {
        AttestedCredentialData credential;
        long signatures;
        try {
            RegistrationData data = devices.verifyRegistrationResponseJSON(
                    answer,
                    new RegistrationParameters(
                            site(challenge),
                            ALGORITHMS.stream()
                                    .map(algorithm -> new PublicKeyCredentialParameters(
                                            PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                                    .toList(),
                            true));
            credential = data.getAttestationObject().getAuthenticatorData().getAttestedCredentialData();
            signatures = data.getAttestationObject().getAuthenticatorData().getSignCount();
        } catch (DataConversionException
                | VerificationException
                | IllegalArgumentException
                | NullPointerException refused) {
            // the library says the last of an answer of which parts are missing
            throw useless();
        }
        var row = new PasskeyTable.Row(
                UUID.randomUUID(), person, credentials.convert(credential), signatures, time.now(), null);
        if (!table.insert(row, credential.getCredentialId())) {
            throw useless();
        }
        steps.changed(person);
        return recovery.firstFor(person);
    }

    /**
     * Checks the answer of a device.
     *
     * @param challenge what the device had to sign; null when nobody asked
     * @return whose passkey it is
     * @throws InvalidInput when no open account has such a key, or the answer is not of it, that challenge and this site
     */
    @Transactional
    public Person check(String challenge, String answer) {
        try {
            AuthenticationData data = devices.parseAuthenticationResponseJSON(answer);
            PasskeyTable.Row key = table.find(data.getCredentialId()).orElseThrow(Passkeys::useless);
            var credential = new CredentialRecordImpl(
                    null,
                    null,
                    null,
                    null,
                    key.signatures(),
                    credentials.convert(key.credential()),
                    null,
                    null,
                    null,
                    null);
            devices.verify(data, new AuthenticationParameters(site(challenge), credential, null, true));
            if (!table.used(key.id(), data.getAuthenticatorData().getSignCount(), time.now())) {
                throw useless();
            }
            return directory.person(key.person()).filter(Person::active).orElseThrow(Passkeys::useless);
        } catch (DataConversionException
                | VerificationException
                | IllegalArgumentException
                | NullPointerException refused) {
            // the library says the last of an answer of which parts are missing
            throw useless();
        }
    }

    private List<Map<String, String>> known(UUID person) {
        return table.of(person).stream()
                .map(row -> Map.of("type", KIND, "id", text(credentials.extractCredentialId(row.credential()))))
                .toList();
    }

    /** A number that a device keeps: it says nothing about who it is, and no other installation has the same. */
    private String userOf(UUID person) {
        return text(hash.bytes(USER, person.toString()));
    }

    private ServerProperty site(String challenge) {
        if (challenge == null) {
            throw useless();
        }
        return new ServerProperty(
                Origin.create(links.origin()),
                host(),
                new DefaultChallenge(Base64.getUrlDecoder().decode(challenge)));
    }

    private String host() {
        return links.host();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static InvalidInput useless() {
        return InvalidInput.of("passkey", "werkt-niet", "fout.tweede-stap.passkey");
    }
}
