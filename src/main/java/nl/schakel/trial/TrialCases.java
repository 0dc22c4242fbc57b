package nl.schakel.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reader of examples: reads the cases with which a draft is tried from {@code voorbeelden/}, one file each, where people of the
 * field can read and change them.
 */
public final class TrialCases {

    private static final String FILES = "classpath*:voorbeelden/*.yaml";

    private TrialCases() {}

    /** All of them, by name of the file. */
    public static List<TrialCase> read() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
            return Arrays.stream(files)
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .map(file -> read(file, new TypeReference<TrialCase>() {}))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in one file of examples. */
    public static <T> T read(Resource from, TypeReference<T> type) {
        try (InputStream file = from.getInputStream()) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            // an own mapper: a misspelt key must fail here, whatever the web's mapper forgives
            return new ObjectMapper().convertValue(content, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One text for these cases and the program that plays them: what another gave says nothing about this one. */
    public static String fingerprint(List<TrialCase> cases) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String version = TrialCases.class.getPackage().getImplementationVersion();
            digest.update(String.valueOf(version).getBytes(StandardCharsets.UTF_8));
            digest.update(new ObjectMapper()
                    .writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsBytes(cases));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
