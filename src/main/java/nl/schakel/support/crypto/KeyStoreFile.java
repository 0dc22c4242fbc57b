package nl.schakel.support.crypto;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** File store: the key store of one machine as a file, for who makes copies of it. */
public final class KeyStoreFile {

    /** How it is called in its folder. */
    public static final String NAME = "sleutelkast.db";

    private KeyStoreFile() {}

    /** Whether there is one in this folder. */
    public static boolean in(Path folder) {
        return Files.isRegularFile(folder.resolve(NAME));
    }

    /**
     * Writes a copy that is whole, also while Schakel works with it; of keys that were destroyed nothing is in it.
     *
     * @param copy is not there yet
     */
    public static void copy(Path folder, Path copy) throws SQLException {
        KeyStore.unpackIn(folder);
        try (Connection connection = DriverManager.getConnection(KeyStore.SQLITE + folder.resolve(NAME));
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            statement.execute("vacuum into '" + copy.toString().replace("'", "''") + "'");
        }
    }
}
