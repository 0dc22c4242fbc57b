package nl.schakel.login;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import nl.schakel.login.internal.CodeAppTable;
import nl.schakel.login.internal.LoginTries;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.RealTime;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: an app on somebody's phone that shows six digits, another six every half minute (RFC 6238). Phones keep
 * the real time, so that is what counts here, also in a demonstration.
 */
@Service
public class CodeApps {

    /** As RFC 4226 asks: 160 bits. */
    private static final int SECRET_BYTES = 20;

    private static final Duration STEP = Duration.ofSeconds(30);

    /** A phone may be half a minute off, and somebody has to type. */
    private static final int STEPS_OFF = 1;

    private final CodeAppTable table;
    private final SecondSteps steps;
    private final RecoveryCodes recovery;
    private final LoginTries tries;
    private final RealTime time;
    private final TimeBasedOneTimePasswordGenerator digits = new TimeBasedOneTimePasswordGenerator(STEP);
    private final SecureRandom random = new SecureRandom();

    CodeApps(CodeAppTable table, SecondSteps steps, RecoveryCodes recovery, LoginTries tries, RealTime time) {
        this.table = table;
        this.steps = steps;
        this.recovery = recovery;
        this.tries = tries;
        this.time = time;
    }

    /** A secret for an app, as people can type it. Nothing is kept before a code proves that the app has it. */
    public String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    /** What a phone reads from a picture. It names the installation, and no person. */
    public static String address(String secret, String host) {
        String name =
                URLEncoder.encode("Schakel " + host, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + name + "?secret=" + secret + "&issuer=Schakel";
    }

    /**
     * Keeps the app, once its code shows that it has the secret; one of before works no more.
     *
     * @return new recovery codes, when there were none
     * @throws InvalidInput when the code is not one of that secret
     */
    @Transactional
    public List<String> add(UUID person, String secret, String typed) {
        long used = stepOf(new Base32().decode(secret), typed).orElseThrow(CodeApps::wrong);
        table.replace(person, secret, time.now(), used);
        steps.changed(person);
        return recovery.firstFor(person);
    }

    /**
     * Checks a code. It works once, also when it comes twice at the same moment.
     *
     * @throws InvalidInput when it is wrong, was used, or too many were wrong lately
     */
    @Transactional
    public void check(UUID person, String typed) {
        tries.mayTry(person, "code");
        boolean right = table.secret(person)
                .flatMap(secret -> stepOf(new Base32().decode(secret), typed).stream()
                        .boxed()
                        .findFirst())
                .filter(step -> table.use(person, step))
                .isPresent();
        if (!right) {
            tries.failed(person);
            throw wrong();
        }
        tries.succeeded(person);
    }

    private OptionalLong stepOf(byte[] secret, String typed) {
        byte[] given = String.valueOf(typed).replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        long now = time.now().getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(now - STEPS_OFF, now + STEPS_OFF)
                .filter(step -> MessageDigest.isEqual(codeAt(secret, step).getBytes(StandardCharsets.UTF_8), given))
                .findFirst();
    }

    private String codeAt(byte[] secret, long step) {
        try {
            return digits.generateOneTimePasswordString(
                    new SecretKeySpec(secret, digits.getAlgorithm()), Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InvalidInput wrong() {
        return InvalidInput.of("code", "onjuist", "fout.tweede-stap.code");
    }
}
