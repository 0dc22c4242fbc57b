package nl.schakel.recovery;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.schakel.recovery.CopyManifest.CopiedFile;
import nl.schakel.support.postgres.ClusterCopy;

/**
 * File store: files and folders below one folder that only we may read, each on disk before the next is written, and a list of
 * all that was written.
 */
final class CopyFiles implements ClusterCopy.CopySink {

    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final String below;
    private final List<String> folders;
    private final List<CopiedFile> files;

    private CopyFiles(Path root, String below, List<String> folders, List<CopiedFile> files) {
        this.root = root;
        this.below = below;
        this.folders = folders;
        this.files = files;
    }

    /** Into this folder, which is made. */
    static CopyFiles into(Path root) throws IOException {
        Files.createDirectory(root, ownerOnly(root.getParent(), "rwx------"));
        return in(root);
    }

    /** Into a folder that is there. */
    static CopyFiles in(Path root) {
        return new CopyFiles(root, "", new ArrayList<>(), new ArrayList<>());
    }

    Path root() {
        return root;
    }

    /** The same list, with names that begin below a folder in it. */
    CopyFiles below(String folder) throws IOException {
        folder(folder);
        return new CopyFiles(root, below + folder + "/", folders, files);
    }

    @Override
    public void folder(String name) throws IOException {
        Path folder = root.resolve(below + name);
        Files.createDirectory(folder, ownerOnly(root, "rwx------"));
        folders.add(below + name);
    }

    @Override
    public void file(String name, InputStream content) throws IOException {
        files.add(add(root, below + name, content));
    }

    /** A file that is written bit by bit; on disk, and in the list, once it is closed. */
    OutputStream write(String name) throws IOException {
        Path file = root.resolve(below + name);
        Files.createFile(file, ownerOnly(root, "rw-------"));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        MessageDigest digest = CopyManifest.digest();
        OutputStream out =
                new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER), digest);
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                out.flush();
                channel.force(true);
                files.add(new CopiedFile(
                        below + name, channel.size(), HexFormat.of().formatHex(digest.digest())));
                super.close();
            }
        };
    }

    /** Writes one file that only we may read, on disk when this returns. */
    static CopiedFile add(Path folder, String name, InputStream content) throws IOException {
        Path file = folder.resolve(name);
        Files.createFile(file, ownerOnly(folder, "rw-------"));
        DigestInputStream in = new DigestInputStream(content, CopyManifest.digest());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long bytes = in.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
            return new CopiedFile(
                    name, bytes, HexFormat.of().formatHex(in.getMessageDigest().digest()));
        }
    }

    List<String> folders() {
        return List.copyOf(folders);
    }

    List<CopiedFile> files() {
        return List.copyOf(files);
    }

    /** That a name in this folder was made or changed is on disk too, where a folder can be asked for that. */
    static void settle(Path folder) throws IOException {
        if (posix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Folders that only we may look in; those that are there stay as they are. */
    static void makeFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            makeFolders(parent);
            Files.createDirectory(folder, ownerOnly(parent, "rwx------"));
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder, String rights) throws IOException {
        return posix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return store.supportsFileAttributeView("posix");
    }
}
