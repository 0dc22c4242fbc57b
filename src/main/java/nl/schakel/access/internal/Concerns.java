package nl.schakel.access.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Projection: works out beforehand which organisations a look concerns, and puts right what a party's row says of its
 * case where two transactions did not see each other. Both are about what has been committed, so they are done in
 * turn, by one node at a time ({@link LogSealer}): whichever of a look and a new party came last, the second of the
 * two is compared with the first.
 */
@Component
class Concerns {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;

    Concerns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** These entries, with everybody who takes or took part by now. */
    void added(List<Long> entries) {
        jdbc.sql("insert into schakel.access_concern (organisation, entry, kind, emergency, at)"
                        + " select organisation, entry, kind, emergency, at from schakel.access_concern_now where entry in (:entries)"
                        + " on conflict do nothing")
                .param("entries", entries)
                .update();
    }

    /** The cases whose parties, or what those know of them, changed. @return whether there may be more */
    boolean changed() {
        List<Changed> taken = jdbc.sql("delete from schakel.party_changed where id in"
                        + " (select id from schakel.party_changed order by id limit " + BATCH + ")"
                        + " returning dossier_id, joined")
                .query((row, n) -> new Changed(row.getObject("dossier_id", UUID.class), row.getBoolean("joined")))
                .list();
        if (taken.isEmpty()) {
            return false;
        }
        correct(taken.stream().map(Changed::dossier).distinct().toList());
        List<UUID> joined = taken.stream()
                .filter(Changed::joined)
                .map(Changed::dossier)
                .distinct()
                .toList();
        if (!joined.isEmpty()) {
            earlierLooks(joined);
        }
        return taken.size() == BATCH;
    }

    private void correct(List<UUID> dossiers) {
        jdbc.sql("""
                        update schakel.party p set received_at = c.received_at, status = c.status,
                            municipality = c.municipality, place_runs = c.place_runs, place_begun_at = c.place_begun_at
                        from schakel.party_case c
                        where c.dossier_id = p.dossier_id and p.dossier_id in (:dossiers)
                          and (p.received_at, p.status, p.municipality, p.place_runs, p.place_begun_at)
                              is distinct from (c.received_at, c.status, c.municipality, c.place_runs, c.place_begun_at)
                        """).param("dossiers", dossiers).update();
    }

    /** Who joins may know who looked at the case before. */
    private void earlierLooks(List<UUID> dossiers) {
        jdbc.sql("""
                        insert into schakel.access_concern (organisation, entry, kind, emergency, at)
                        select organisation, entry, kind, emergency, at from schakel.access_concern_now
                        where entry in (select l.id from schakel.access_log l where l.dossier_id in (:dossiers)
                                        union
                                        select l.id from unnest(cast(string_to_array(:list, ',') as uuid[])) d(id)
                                        join schakel.access_log l on l.shown @> array[d.id])
                        on conflict do nothing
                        """)
                .param("dossiers", dossiers)
                .param(
                        "list",
                        String.join(",", dossiers.stream().map(UUID::toString).toList()))
                .update();
    }

    private record Changed(UUID dossier, boolean joined) {}
}
