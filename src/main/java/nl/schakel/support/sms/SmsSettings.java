package nl.schakel.support.sms;

import java.net.URI;
import nl.schakel.support.text.Sentences;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Value: the SMS gateway of an installation.
 *
 * @param url where a message is posted to; empty means that there is none
 * @param token what the gateway knows this installation by; empty means that it asks for nothing
 */
@ConfigurationProperties("schakel.sms")
public record SmsSettings(
        @DefaultValue("") String url, @DefaultValue("") String token) {

    public SmsSettings {
        url = url.strip();
        token = token.strip();
        if (!url.isEmpty()) {
            URI address = URI.create(url);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (!web || address.getHost() == null) {
                throw new IllegalArgumentException(
                        Sentences.of("operator-messages").say("sms.onleesbaar"));
            }
        }
    }

    /** Whether there is a gateway. */
    public boolean present() {
        return !url.isEmpty();
    }

    @Override
    public String toString() {
        // a record prints all it has; neither a token nor an address that holds one may end in a log
        return "SmsSettings[" + (present() ? URI.create(url).getHost() : "none") + "]";
    }
}
