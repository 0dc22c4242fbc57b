package nl.schakel.recovery;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.schakel.support.StartRefused;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/** Value: what a command was given: its options and the settings of the installation, read as the application reads them. */
final class CommandLine {

    private final List<String> arguments;
    private final StandardEnvironment settings = new StandardEnvironment();

    CommandLine(String... arguments) {
        this.arguments = Arrays.asList(arguments);
        settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        ConfigDataEnvironmentPostProcessor.applyTo(settings);
    }

    /** What a command has to say it prints itself: nothing of what it uses writes a log. */
    static void printOnly() {
        LoggingSystem.get(CommandLine.class.getClassLoader()).beforeInitialize();
    }

    /** Whether one of the arguments is this option, with its value behind it or not. */
    static boolean has(String option, String... arguments) {
        return Arrays.stream(arguments).anyMatch(each -> each.equals(option) || each.startsWith(option + "="));
    }

    /** The folder behind this option, after a space or after {@code =}. */
    Optional<Path> folder(String option) {
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (argument.startsWith(option + "=")) {
                return path(argument.substring(option.length() + 1));
            }
            if (argument.equals(option)) {
                return at + 1 < arguments.size() && !arguments.get(at + 1).startsWith("--")
                        ? path(arguments.get(at + 1))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The folder with the embedded database; refused when this installation has another database. */
    Path dataFolder() {
        if (StringUtils.hasText(settings.getProperty("spring.datasource.url"))) {
            throw new StartRefused("reservekopie.andere-database");
        }
        return Path.of(settings.getProperty("schakel.data-dir", "data"))
                .toAbsolutePath()
                .normalize();
    }

    private static Optional<Path> path(String text) {
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(text).toAbsolutePath().normalize());
    }
}
