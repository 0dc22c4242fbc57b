package nl.schakel.file;

import java.util.regex.Pattern;
import nl.schakel.support.text.Sentences;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Value: where files are scanned.
 *
 * @param clamav {@code host:port} or {@code unix:/path} of clamd; empty means that there is no scanner
 */
@ConfigurationProperties("schakel.files")
public record FileSettings(@DefaultValue("") String clamav) {

    private static final Pattern ADDRESS =
            Pattern.compile("unix:/.+|[A-Za-z0-9._-]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+]:[0-9]{1,5}");

    public FileSettings {
        clamav = clamav.strip();
        if (!clamav.isEmpty() && !ADDRESS.matcher(clamav).matches()) {
            throw new IllegalArgumentException(Sentences.of("operator-messages").say("bestanden.clamav-onleesbaar"));
        }
    }
}
