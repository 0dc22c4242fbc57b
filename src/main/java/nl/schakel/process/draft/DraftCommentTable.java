package nl.schakel.process.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: what colleagues say about elements of a draft. */
@Repository
class DraftCommentTable {

    private final JdbcClient jdbc;

    DraftCommentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DraftComment> of(UUID draft) {
        return jdbc.sql("select id, file, element, said, by, at, resolved_by, resolved_at"
                        + " from schakel.model_draft_comment where draft = ? order by id")
                .param(draft)
                .query(DraftCommentTable::comment)
                .list();
    }

    long insert(UUID draft, String file, String element, String text, UUID by, Instant at) {
        return jdbc.sql("insert into schakel.model_draft_comment (draft, file, element, said, by, at)"
                        + " values (?, ?, ?, ?, ?, ?) returning id")
                .params(draft, file, element, text, by, Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /** Who comes second changes nothing. */
    void resolve(UUID draft, long number, UUID by, Instant at) {
        jdbc.sql("update schakel.model_draft_comment set resolved_by = ?, resolved_at = ?"
                        + " where draft = ? and id = ? and resolved_at is null")
                .params(by, Timestamp.from(at), draft, number)
                .update();
    }

    private static DraftComment comment(ResultSet row, int number) throws SQLException {
        Timestamp resolved = row.getTimestamp("resolved_at");
        return new DraftComment(
                row.getLong("id"),
                row.getString("file"),
                row.getString("element"),
                row.getString("said"),
                row.getObject("by", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getObject("resolved_by", UUID.class),
                resolved == null ? null : resolved.toInstant());
    }
}
