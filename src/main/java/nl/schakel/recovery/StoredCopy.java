package nl.schakel.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.schakel.recovery.CopyManifest.CopiedFile;
import nl.schakel.support.StartRefused;

/** File store: a copy of one part as it lies somewhere, read only. */
record StoredCopy(Path folder, CopyManifest manifest) {

    /**
     * The copy in this folder.
     *
     * @throws StartRefused when there is none, or it is of another part
     */
    static StoredCopy in(Path folder, CopyPart part) throws IOException {
        Path file = folder.resolve(CopyManifest.FILE);
        if (!Files.isRegularFile(file)) {
            throw new StartRefused("terugzetten.geen-kopie", folder);
        }
        CopyManifest manifest = CopyManifest.parse(Files.readString(file))
                .orElseThrow(() -> new StartRefused("terugzetten.niet-heel", folder, CopyManifest.FILE));
        if (!manifest.part().equals(part.code())) {
            throw new StartRefused("terugzetten.ander-onderdeel", folder, manifest.part(), part.code());
        }
        return new StoredCopy(folder, manifest);
    }

    /** Refused when a file is missing, was changed, or is one too many. */
    void refuseUnlessWhole() throws IOException {
        Set<String> found = new HashSet<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(path -> !Files.isDirectory(path))
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .forEach(found::add);
        }
        found.remove(CopyManifest.FILE);
        for (CopiedFile file : manifest.files()) {
            if (!found.remove(file.name()) || !hash(file).equals(file.hash())) {
                throw new StartRefused("terugzetten.niet-heel", folder, file.name());
            }
        }
        if (!found.isEmpty()) {
            throw new StartRefused(
                    "terugzetten.niet-heel", folder, found.iterator().next());
        }
    }

    private String hash(CopiedFile file) throws IOException {
        MessageDigest digest = CopyManifest.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(folder.resolve(file.name())), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Writes all of it below a folder, and refuses what has become another file since. */
    void copyTo(CopyFiles files) throws IOException {
        for (String name : manifest.folders()) {
            files.folder(name);
        }
        Map<String, String> expected = new TreeMap<>();
        for (CopiedFile file : manifest.files()) {
            expected.put(file.name(), file.hash());
            try (InputStream content = Files.newInputStream(folder.resolve(file.name()))) {
                files.file(file.name(), content);
            }
        }
        for (CopiedFile written : files.files()) {
            if (expected.containsKey(written.name())
                    && !expected.get(written.name()).equals(written.hash())) {
                throw new StartRefused("terugzetten.niet-heel", folder, written.name());
            }
        }
    }
}
