package nl.schakel.web.session;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * Value: which kind of device somebody is on, no more precise than they need to know it again.
 *
 * @param browser a name as everybody knows it
 * @param system the same
 */
public record Device(String browser, String system) implements Serializable {

    private static final String[][] BROWSERS = {
        {"Edg", "Edge"},
        {"Firefox", "Firefox"},
        {"FxiOS", "Firefox"},
        {"CriOS", "Chrome"},
        {"Chrome", "Chrome"},
        {"Safari", "Safari"}
    };

    private static final String[][] SYSTEMS = {
        {"Android", "Android"},
        {"iPhone", "iPhone"},
        {"iPad", "iPad"},
        {"Windows", "Windows"},
        {"Mac OS", "Mac"},
        {"CrOS", "Chromebook"},
        {"Linux", "Linux"}
    };

    /** What a browser says of itself; empty when it is none of these. */
    static Optional<Device> of(String userAgent) {
        Optional<String> browser = first(BROWSERS, userAgent);
        Optional<String> system = first(SYSTEMS, userAgent);
        return browser.isPresent() && system.isPresent()
                ? Optional.of(new Device(browser.get(), system.get()))
                : Optional.empty();
    }

    private static Optional<String> first(String[][] names, String text) {
        return Arrays.stream(names)
                .filter(name -> text != null && text.contains(name[0]))
                .map(name -> name[1])
                .findFirst();
    }
}
