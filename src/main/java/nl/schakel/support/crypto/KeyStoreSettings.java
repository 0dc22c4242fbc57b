package nl.schakel.support.crypto;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Value: where keys are kept, apart from the database.
 *
 * @param url JDBC address of PostgreSQL or SQLite; empty means a file in the data folder, which is for one machine
 * @param username for PostgreSQL
 * @param password for PostgreSQL
 */
@ConfigurationProperties("schakel.key-store")
record KeyStoreSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password) {

    @Override
    public String toString() {
        // a record prints all it has; a password must not end in a log
        return "KeyStoreSettings[" + (url.isBlank() ? "file" : "address") + "]";
    }
}
