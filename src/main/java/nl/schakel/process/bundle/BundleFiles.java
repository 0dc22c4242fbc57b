package nl.schakel.process.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Value: every model, table and form of a bundle by its bare file name. */
public final class BundleFiles {

    private final SortedMap<String, byte[]> contents;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    public BundleFiles(Map<String, byte[]> contents) {
        this.contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
        this.contents.forEach((name, content) -> hashes.put(name, sha256(content)));
    }

    /** The contents by file name, in the order of the names. */
    public SortedMap<String, byte[]> contents() {
        return contents;
    }

    /** SHA-256 of each file, by its name. */
    public SortedMap<String, String> hashes() {
        return Collections.unmodifiableSortedMap(hashes);
    }

    /** One hash for all of it: two bundles with the same are alike. */
    public String hash() {
        return sha256(hashes.entrySet().stream()
                .map(file -> file.getKey() + " " + file.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The hash by which a content is known. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
