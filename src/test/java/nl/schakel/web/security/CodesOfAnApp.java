package nl.schakel.web.security;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** What an app on somebody's phone does: keeps the secret of a page and shows six digits. */
public record CodesOfAnApp(String secret) {

    private static final Pattern ON_PAGE = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<");

    /** The secret that a page shows. */
    public static CodesOfAnApp secretIn(String page) {
        Matcher found = ON_PAGE.matcher(page);
        if (!found.find()) {
            throw new AssertionError("no secret in " + page);
        }
        return new CodesOfAnApp(found.group(1).replace(" ", ""));
    }

    /** What the app shows. */
    public String now(Instant time) {
        return later(time, 0);
    }

    /** What the app shows so many half minutes later. */
    public String later(Instant time, int steps) {
        TimeBasedOneTimePasswordGenerator digits = new TimeBasedOneTimePasswordGenerator();
        try {
            return digits.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), digits.getAlgorithm()),
                    time.plus(digits.getTimeStep().multipliedBy(steps)));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
