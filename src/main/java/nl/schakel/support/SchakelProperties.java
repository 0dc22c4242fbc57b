package nl.schakel.support;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.validation.annotation.Validated;

/**
 * Value: what an installation chooses.
 *
 * @param demo whether this is a demonstration: invented people and cases, a clock that can be moved
 * @param dataFolder where the embedded database and the generated key live, as text: Spring looks for a path on the class path first
 * @param baseUrl the address that people type, for links in mail; empty means this machine and its port
 * @param dataKey the key for personal data, Base64 of 32 bytes; empty means a generated one beside embedded data
 * @param mailFrom the sender of every mail
 * @param reportsPerMinute how many reports one address may send without login
 */
@Validated
@ConfigurationProperties("schakel")
public record SchakelProperties(
        @DefaultValue("true") boolean demo,
        @Name("data-dir") @DefaultValue("data") String dataFolder,
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String dataKey,
        @DefaultValue("schakel@schakel.example") @NotBlank String mailFrom,
        @DefaultValue("10") @Min(1) int reportsPerMinute) {

    /** Where the embedded database and the generated key live, below where the program was started unless it is absolute. */
    public Path dataDir() {
        return Path.of(dataFolder);
    }

    @Override
    public String toString() {
        // a record prints all it has; the key must not end in a log
        return "SchakelProperties[demo=" + demo + ", dataDir=" + dataFolder + ", baseUrl=" + baseUrl + "]";
    }
}
