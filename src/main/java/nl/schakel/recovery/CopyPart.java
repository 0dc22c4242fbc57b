package nl.schakel.recovery;

import java.util.List;
import nl.schakel.support.Coded;

/**
 * Code list: the parts of a copy. Each goes to a place of its own and is kept for a time of its own: who has the data alone
 * reads no personal data in them, and a key that is thrown away leaves the copies on time.
 */
enum CopyPart implements Coded {
    /** What is in the database. */
    GEGEVENS(List.of("postgres"), List.of(), List.of()),
    /** What the personal data in it are sealed with. */
    SLEUTELS(List.of(), List.of("sleutels"), List.of("sleutel"));

    private final List<String> servers;
    private final List<String> keyStores;
    private final List<String> files;

    CopyPart(List<String> servers, List<String> keyStores, List<String> files) {
        this.servers = servers;
        this.keyStores = keyStores;
        this.files = files;
    }

    /** Folders of embedded servers, below the data folder. */
    List<String> servers() {
        return servers;
    }

    /** Folders of key stores, below the data folder, as far as they are there. */
    List<String> keyStores() {
        return keyStores;
    }

    /** Files below the data folder, as far as they are there. */
    List<String> files() {
        return files;
    }
}
