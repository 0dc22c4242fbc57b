package nl.schakel.signal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dossier in Nijkerk with nothing in it, of long ago: for tests of what refers to a case and never looks into it. */
public final class InventedDossier {

    private InventedDossier() {}

    /** Stores a new one. */
    public static UUID in(JdbcClient jdbc) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into schakel.dossier (id, reference, municipality, region, status, acute, channel, received_at)"
                                + " values (?, ?, 'GM0267', 'wvv', 'in-behandeling', false, 'opvang', timestamptz '2020-01-01')")
                .params(id, "M-2020-" + id)
                .update();
        return id;
    }
}
