package nl.schakel.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** File store: a random secret in a file that only its owner may read. */
public final class SecretFile {

    private static final int BYTES = 32;

    private SecretFile() {}

    /** @return the secret in this file, Base64 for addresses; made now when the file is not there */
    public static String readOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            create(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        }
        return Files.readString(file).strip();
    }

    private static void create(Path file, String content) throws IOException {
        Path work = file.resolveSibling(file.getFileName() + ".nieuw");
        Files.deleteIfExists(work);
        Files.createFile(work, ownerOnly(file));
        Files.writeString(work, content + "\n");
        Files.move(work, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
