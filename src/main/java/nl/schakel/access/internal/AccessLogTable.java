package nl.schakel.access.internal;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.TraceContext;
import nl.schakel.support.database.ClusterLock;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table of the access log, for who writes it; rows can be added, never changed. */
@Component
class AccessLogTable {

    private final JdbcClient jdbc;
    private final Purposes purposes;

    AccessLogTable(JdbcClient jdbc, Purposes purposes) {
        this.jdbc = jdbc;
        this.purposes = purposes;
    }

    /** Adds a row, which waits for its seal. */
    void insert(Look look, String why, Instant at) {
        TraceContext trace = Gathered.trace();
        jdbc.sql("""
                        with entry as (
                            insert into schakel.access_log
                                (at, person, username, organisations, kind, dossier_id, why, parts, hits, shown, network,
                                 purpose, held, trace_id, span_id, parent_span_id)
                            values (:at, :person, :username, :organisations, :kind, :dossier, :why,
                                    :parts, :hits, cast(string_to_array(:shown, ',') as uuid[]), :network,
                                    :purpose, :held, :trace, :span, :parent)
                            returning id)
                        insert into schakel.access_unsealed (entry) select id from entry
                        """)
                .param("at", Timestamp.from(at))
                .param("person", look.viewer().personId())
                .param("username", look.viewer().username())
                .param("organisations", TextArray.of(look.organisations()))
                .param("kind", look.kind())
                .param("dossier", look.dossier())
                .param("why", why)
                .param("parts", TextArray.of(look.partCodes()))
                .param("hits", look.hits())
                .param("shown", look.shownIds(), Types.VARCHAR)
                .param("network", look.network(), Types.VARCHAR)
                .param("purpose", purposes.of(look))
                .param("held", TextArray.of(look.groups()))
                .param("trace", trace.traceId())
                .param("span", TraceContext.newSpan())
                .param("parent", trace.parentSpanId(), Types.VARCHAR)
                .update();
    }

    /** Takes turns with whoever writes the same look of the same viewer, until the end of the transaction. */
    void takeTurn(Look look) {
        ClusterLock.LOOKS_OF_VIEWER.await(jdbc, look.viewer().personId() + look.why());
    }

    /** The dossiers that rows like this one hold, and when the newest of those rows was written. */
    Map<UUID, Instant> written(Look look, Instant after, Instant until) {
        Map<UUID, Instant> written = new HashMap<>();
        jdbc.sql("select max(at) as at, one from schakel.access_log,"
                        + " unnest(array_append(coalesce(shown, '{}'), dossier_id)) one where one is not null"
                        + " and person = ? and at > ? and at <= ? and kind = ? and why = ? and parts = ? group by one")
                .params(
                        look.viewer().personId(),
                        Timestamp.from(after),
                        Timestamp.from(until),
                        look.kind(),
                        look.why(),
                        TextArray.of(look.partCodes()))
                .query((RowCallbackHandler) row -> written.put(
                        row.getObject("one", UUID.class), row.getTimestamp("at").toInstant()));
        return written;
    }
}
