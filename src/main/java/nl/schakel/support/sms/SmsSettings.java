package nl.schakel.support.sms;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.support.text.Sentences;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Value: the SMS gateway of an installation.
 *
 * @param url where a message is posted to; for NotifyNL where its API is, without a path; empty means that there is none
 * @param token what the gateway knows this installation by; for NotifyNL the API key; empty means that it asks for nothing
 * @param notifynlTemplate the template at NotifyNL of which {@code ((tekst))} is the whole text; empty for any other gateway
 */
@ConfigurationProperties("schakel.sms")
public record SmsSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String token,
        @DefaultValue("") String notifynlTemplate) {

    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern ONE_UUID = Pattern.compile(UUID);
    private static final Pattern API_KEY = Pattern.compile(".*?-?(" + UUID + ")-(" + UUID + ")");

    /** An API key of NotifyNL. @param service as whom we speak @param secret what that is proven with */
    public record ApiKey(String service, String secret) {

        @Override
        public String toString() {
            // a record prints all it has
            return "ApiKey[" + service + "]";
        }
    }

    @ConstructorBinding
    public SmsSettings {
        url = url.strip();
        token = token.strip();
        notifynlTemplate = notifynlTemplate.strip();
        if (!url.isEmpty()) {
            URI address = URI.create(url);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (!web || address.getHost() == null) {
                throw refused("sms.onleesbaar");
            }
        }
        if (!notifynlTemplate.isEmpty()) {
            if (url.isEmpty() || !ONE_UUID.matcher(notifynlTemplate).matches()) {
                throw refused("sms.notifynl-sjabloon");
            }
            if (!API_KEY.matcher(token).matches()) {
                throw refused("sms.notifynl-sleutel");
            }
        }
    }

    /** A gateway that takes our own kind of message. */
    public SmsSettings(String url, String token) {
        this(url, token, "");
    }

    private static IllegalArgumentException refused(String sentence) {
        return new IllegalArgumentException(Sentences.of("operator-messages").say(sentence));
    }

    /** Whether there is a gateway. */
    public boolean present() {
        return !url.isEmpty();
    }

    /** The key with which we speak to NotifyNL; empty when the gateway is another one. */
    public Optional<ApiKey> notifyNl() {
        Matcher key = API_KEY.matcher(token);
        return !notifynlTemplate.isEmpty() && key.matches()
                ? Optional.of(new ApiKey(key.group(1), key.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        // a record prints all it has; neither a token nor an address that holds one may end in a log
        return "SmsSettings[" + (present() ? URI.create(url).getHost() : "none") + "]";
    }
}
