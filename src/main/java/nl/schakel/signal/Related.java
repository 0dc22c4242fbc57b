package nl.schakel.signal;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Command service: which dossiers belong together. For checks of the system that answer yes or no; never to show. */
@Service
public class Related {

    private final JdbcClient jdbc;

    Related(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The dossiers that are linked with this one or that name one of the same people; not the dossier itself. */
    public Set<UUID> to(UUID dossier) {
        return Set.copyOf(
                jdbc.sql("""
                        select id from schakel.dossier
                        where id <> :dossier
                          and (linked_to = :dossier
                               or id = (select linked_to from schakel.dossier where id = :dossier))
                        union
                        select other.dossier_id from schakel.involved_person mine
                        join schakel.involved_person other on other.name_hash = mine.name_hash
                        where mine.dossier_id = :dossier and other.dossier_id <> :dossier
                        """).param("dossier", dossier).query(UUID.class).list());
    }
}
