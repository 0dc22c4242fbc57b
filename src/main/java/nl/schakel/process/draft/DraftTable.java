package nl.schakel.process.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.process.draft.Draft.DraftState;
import nl.schakel.support.Coded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: drafts, the files that were saved in them and who did. */
@Repository
class DraftTable {

    /** One draft as it is stored. @param bundle what it was proposed as last; null when it never was */
    record DraftRow(
            UUID id,
            String region,
            UUID base,
            UUID national,
            UUID begunBy,
            Instant begunAt,
            DraftState state,
            UUID bundle) {}

    /** A file that was saved. @param content null when it was removed */
    record SavedFile(String name, byte[] content, int version, UUID by, Instant at, boolean overtaken) {}

    private static final String COLUMNS = "id, region, base, national_base, begun_by, begun_at, state, bundle";
    private static final String FILE = "name, content, version, changed_by, changed_at, overtaken";

    private final JdbcClient jdbc;

    DraftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DraftRow draft) {
        jdbc.sql("insert into schakel.model_draft (" + COLUMNS
                        + ") values (:id, :region, :base, :national, :by, :at, :state, null)")
                .param("id", draft.id())
                .param("region", draft.region())
                .param("base", draft.base())
                .param("national", draft.national())
                .param("by", draft.begunBy())
                .param("at", Timestamp.from(draft.begunAt()))
                .param("state", draft.state().code())
                .update();
    }

    Optional<DraftRow> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from schakel.model_draft where id = ?")
                .param(id)
                .query(DraftTable::draft)
                .optional();
    }

    /** Keeps a draft as it is until the end of the transaction, while others save files in it as well. */
    Optional<DraftRow> withOthers(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from schakel.model_draft where id = ? for share")
                .param(id)
                .query(DraftTable::draft)
                .optional();
    }

    /** Keeps a draft until the end of the transaction; who saves a file in it waits. */
    Optional<DraftRow> alone(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from schakel.model_draft where id = ? for update")
                .param(id)
                .query(DraftTable::draft)
                .optional();
    }

    /** Every open draft, that which was begun last first. */
    List<DraftRow> open() {
        return jdbc.sql("select " + COLUMNS
                        + " from schakel.model_draft where state = 'open' order by begun_at desc, id")
                .query(DraftTable::draft)
                .list();
    }

    /** The drafts that were proposed as this bundle, that which was begun last first. */
    List<DraftRow> proposedAs(UUID bundle) {
        return jdbc.sql("select " + COLUMNS + " from schakel.model_draft where bundle = ? order by begun_at desc, id")
                .param(bundle)
                .query(DraftTable::draft)
                .list();
    }

    /** @param bundle what it was proposed as last; null when it never was */
    void become(UUID id, DraftState state, UUID bundle) {
        jdbc.sql("update schakel.model_draft set state = :state, bundle = cast(:bundle as uuid) where id = :id")
                .param("state", state.code())
                .param("bundle", bundle)
                .param("id", id)
                .update();
    }

    /** @param national null for a draft of the national base */
    void rebase(UUID id, UUID base, UUID national) {
        jdbc.sql("update schakel.model_draft set base = :base, national_base = cast(:national as uuid) where id = :id")
                .param("base", base)
                .param("national", national)
                .param("id", id)
                .update();
    }

    List<SavedFile> files(UUID draft) {
        return jdbc.sql("select " + FILE + " from schakel.model_draft_file where draft = ? order by name")
                .param(draft)
                .query(DraftTable::file)
                .list();
    }

    Optional<SavedFile> file(UUID draft, String name) {
        return jdbc.sql("select " + FILE + " from schakel.model_draft_file where draft = ? and name = ?")
                .params(draft, name)
                .query(DraftTable::file)
                .optional();
    }

    /** What was saved last in a draft, without its content. */
    Optional<SavedFile> newest(UUID draft) {
        return jdbc.sql("select name, null::bytea as content, version, changed_by, changed_at, overtaken"
                        + " from schakel.model_draft_file where draft = ? order by changed_at desc limit 1")
                .param(draft)
                .query(DraftTable::file)
                .optional();
    }

    /**
     * Saves a file.
     *
     * @param seen the version that who saves it knows of; 0 when there was none, or it was removed
     * @param content null to remove it
     * @return its version; empty when somebody saved it since
     */
    Optional<Integer> save(UUID draft, String name, int seen, byte[] content, UUID by, Instant at) {
        String sql = seen == 0
                ? "insert into schakel.model_draft_file as f (draft, name, content, version, changed_by, changed_at)"
                        + " values (:draft, :name, cast(:content as bytea), 1, :by, :at)"
                        + " on conflict (draft, name) do update set content = excluded.content, version = f.version + 1,"
                        + " changed_by = excluded.changed_by, changed_at = excluded.changed_at, overtaken = false"
                        + " where f.content is null returning version"
                : "update schakel.model_draft_file set content = cast(:content as bytea), version = version + 1,"
                        + " changed_by = :by, changed_at = :at, overtaken = false"
                        + " where draft = :draft and name = :name and version = :seen returning version";
        return jdbc.sql(sql)
                .param("draft", draft)
                .param("name", name)
                .param("seen", seen)
                .param("content", content)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Integer.class)
                .optional();
    }

    void overtake(UUID draft, String name) {
        jdbc.sql("update schakel.model_draft_file set overtaken = true where draft = ? and name = ?")
                .params(draft, name)
                .update();
    }

    /** Everyone who changed something in a draft. */
    Set<UUID> authors(UUID draft) {
        return jdbc.sql("select person from schakel.model_draft_author where draft = ?")
                .param(draft)
                .query(UUID.class)
                .set();
    }

    void author(UUID draft, UUID person) {
        jdbc.sql("insert into schakel.model_draft_author (draft, person) values (?, ?) on conflict do nothing")
                .params(draft, person)
                .update();
    }

    private static DraftRow draft(ResultSet row, int number) throws SQLException {
        return new DraftRow(
                row.getObject("id", UUID.class),
                row.getString("region"),
                row.getObject("base", UUID.class),
                row.getObject("national_base", UUID.class),
                row.getObject("begun_by", UUID.class),
                row.getTimestamp("begun_at").toInstant(),
                Coded.of(DraftState.class, row.getString("state")).orElseThrow(),
                row.getObject("bundle", UUID.class));
    }

    private static SavedFile file(ResultSet row, int number) throws SQLException {
        return new SavedFile(
                row.getString("name"),
                row.getBytes("content"),
                row.getInt("version"),
                row.getObject("changed_by", UUID.class),
                row.getTimestamp("changed_at").toInstant(),
                row.getBoolean("overtaken"));
    }
}
