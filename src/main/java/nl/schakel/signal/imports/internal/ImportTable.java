package nl.schakel.signal.imports.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.signal.imports.FeedbackTo;
import nl.schakel.signal.imports.Happening;
import nl.schakel.signal.imports.ImportState;
import nl.schakel.signal.imports.RowState;
import nl.schakel.support.Coded;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: lists of signals with their rows, and which signals came from one. */
@Component
public class ImportTable {

    /** Where what a list is, is sealed. */
    public static final SealedColumn ABOUT = new SealedColumn("signal_import", "about_enc");
    /** Where what a row says is sealed. */
    public static final SealedColumn CONTENT = new SealedColumn("signal_import_row", "content_enc");
    /** Where the own number of who brings it is sealed. */
    public static final SealedColumn OWN = new SealedColumn("signal_import_row", "own_enc");

    private static final String ROW =
            "select id, import_id, row_number, state, danger, happening, same_hash, content_enc, own_enc, feedback,"
                    + " dossier_id, reference from schakel.signal_import_row";
    private static final String LIST =
            "select id, uploaded_by, state, uploaded_at, finished_at, expires_at, about_enc from schakel.signal_import";

    /** A list as it is kept. */
    public record KeptList(
            UUID id,
            UUID uploadedBy,
            ImportState state,
            Instant uploaded,
            Instant finished,
            Instant expires,
            byte[] about) {}

    /** A row as it is kept. */
    public record KeptRow(
            UUID id,
            UUID list,
            int number,
            RowState state,
            boolean danger,
            Happening happening,
            String same,
            byte[] content,
            byte[] own,
            FeedbackTo feedback,
            UUID dossier,
            String reference) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ImportTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** How many lists of somebody are kept. */
    public int count(UUID person) {
        return jdbc.sql("select count(*) from schakel.signal_import where uploaded_by = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    /** Keeps a list. */
    public void insert(UUID id, UUID person, Instant at, Instant expires, byte[] about) {
        jdbc.sql("insert into schakel.signal_import (id, uploaded_by, uploaded_at, expires_at, about_enc)"
                        + " values (?, ?, ?, ?, ?)")
                .params(id, person, Timestamp.from(at), Timestamp.from(expires), about)
                .update();
    }

    /** Keeps its rows. */
    public void insertRows(List<KeptRow> rows) {
        batches.batchUpdate(
                "insert into schakel.signal_import_row (id, import_id, row_number, state, danger, same_hash, content_enc,"
                        + " own_enc, feedback, reference) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {
                            row.id(),
                            row.list(),
                            row.number(),
                            row.state().code(),
                            row.danger(),
                            row.same(),
                            row.content(),
                            row.own(),
                            row.feedback().code(),
                            row.reference()
                        })
                        .toList());
    }

    /** Of these, what came in before, with the number of its signal. */
    public Map<String, String> known(Collection<String> same) {
        Map<String, String> known = new HashMap<>();
        jdbc.sql(
                        "select same_hash, reference from schakel.imported_signal where same_hash = any(string_to_array(?, ','))")
                .param(String.join(",", same))
                .query((row, n) -> known.put(row.getString(1), row.getString(2)))
                .list();
        return known;
    }

    /** One list. */
    public Optional<KeptList> list(UUID id) {
        return jdbc.sql(LIST + " where id = ?")
                .param(id)
                .query((row, n) -> list(row))
                .optional();
    }

    /** The lists of somebody, the newest first. */
    public List<KeptList> of(UUID person) {
        return jdbc.sql(LIST + " where uploaded_by = ? order by uploaded_at desc, id")
                .param(person)
                .query((row, n) -> list(row))
                .list();
    }

    /** The rows of a list, in their order. */
    public List<KeptRow> rows(UUID list) {
        return jdbc.sql(ROW + " where import_id = ? order by row_number")
                .param(list)
                .query((row, n) -> row(row))
                .list();
    }

    /** Holds a list until the end of the transaction. @return how far it is */
    public ImportState lock(UUID id) {
        return jdbc.sql("select state from schakel.signal_import where id = ? for update")
                .param(id)
                .query((row, n) -> Coded.of(ImportState.class, row.getString(1)).orElseThrow())
                .single();
    }

    /** What was said about the danger in a row. */
    public void happening(UUID list, int number, Happening said) {
        jdbc.sql("update schakel.signal_import_row set happening = ? where import_id = ? and row_number = ?")
                .params(said.code(), list, number)
                .update();
    }

    /** Its good rows may come in. To be called by who holds the list. */
    public void confirm(UUID id, Instant now, Instant expires) {
        jdbc.sql("update schakel.signal_import set state = 'loopt', confirmed_at = ?, expires_at = ? where id = ?")
                .params(Timestamp.from(now), Timestamp.from(expires), id)
                .update();
        jdbc.sql("update schakel.signal_import_row set state = 'wacht' where import_id = ? and state = 'goed'")
                .param(id)
                .update();
    }

    /** Throws a list away that nobody confirmed. @return whether there was one */
    public boolean discard(UUID id) {
        return jdbc.sql("delete from schakel.signal_import where id = ? and state = 'voorbeeld'")
                        .param(id)
                        .update()
                == 1;
    }

    /** A row that waits. */
    public Optional<UUID> next() {
        return jdbc.sql("select id from schakel.signal_import_row where state = 'wacht' and next_at <= now()"
                        + " order by next_at, import_id, row_number for update skip locked limit 1")
                .query(UUID.class)
                .optional();
    }

    /** Holds a row that waits until the end of the transaction; empty when another node has it. */
    public Optional<KeptRow> hold(UUID id) {
        return jdbc.sql(ROW + " where id = ? and state = 'wacht' for update skip locked")
                .param(id)
                .query((row, n) -> row(row))
                .optional();
    }

    /** A row that still waits, held until the end of the transaction. */
    public Optional<KeptRow> waiting(UUID id) {
        return jdbc.sql(ROW + " where id = ? and state = 'wacht' for update")
                .param(id)
                .query((row, n) -> row(row))
                .optional();
    }

    /** Claims what a row says. Whoever does the same waits for the first one's commit. @return whether nobody did before */
    public boolean claim(String same, Instant now) {
        return jdbc.sql("insert into schakel.imported_signal (same_hash, at) values (?, ?) on conflict do nothing")
                        .params(same, Timestamp.from(now))
                        .update()
                == 1;
    }

    /** What was claimed is this signal. */
    public void cameIn(String same, UUID dossier, String reference) {
        jdbc.sql("update schakel.imported_signal set dossier_id = ?, reference = ? where same_hash = ?")
                .params(dossier, reference, same)
                .update();
    }

    /** A row is this signal; what it said is thrown away. */
    public void done(UUID row, UUID dossier, String reference) {
        jdbc.sql(
                        "update schakel.signal_import_row set state = 'gedaan', content_enc = null, dossier_id = ?, reference = ?"
                                + " where id = ?")
                .params(dossier, reference, row)
                .update();
    }

    /** The same came in meanwhile. @param reference its number */
    public void twice(UUID row, String reference) {
        jdbc.sql("update schakel.signal_import_row set state = 'dubbel', reference = ? where id = ?")
                .params(reference, row)
                .update();
    }

    /** Something is wrong with a row after all. @param content with what */
    public void wrong(UUID row, byte[] content) {
        jdbc.sql(
                        "update schakel.signal_import_row set state = 'fout', content_enc = ? where id = ? and state = 'wacht'")
                .params(content, row)
                .update();
    }

    /** It did not come in this time. @param most after so many times it does not any more */
    public void failed(UUID row, int most, Duration pause) {
        jdbc.sql(
                        "update schakel.signal_import_row set tries = tries + 1, next_at = now() + make_interval(secs => :pause),"
                                + " state = case when tries + 1 >= :most then 'mislukt' else state end"
                                + " where id = :id and state = 'wacht'")
                .param("pause", pause.toSeconds())
                .param("most", most)
                .param("id", row)
                .update();
    }

    /** Ends the lists of which no row waits. @return which */
    public List<UUID> finish(Instant now) {
        return jdbc.sql(
                        "update schakel.signal_import l set state = 'klaar', finished_at = ? where state = 'loopt' and not exists"
                                + " (select 1 from schakel.signal_import_row r where r.import_id = l.id and r.state = 'wacht') returning id")
                .param(Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    /** The signals of a list whose reporter hears of them. */
    public List<UUID> reported(UUID list) {
        return jdbc.sql("select dossier_id from schakel.signal_import_row where import_id = ? and state = 'gedaan'"
                        + " and feedback = 'melder' and dossier_id is not null order by row_number")
                .param(list)
                .query(UUID.class)
                .list();
    }

    /** Throws away what is past its time. @return how many */
    public int forget(Instant now) {
        return jdbc.sql("delete from schakel.signal_import where expires_at < ? and state <> 'loopt'")
                .param(Timestamp.from(now))
                .update();
    }

    private static KeptList list(ResultSet row) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new KeptList(
                row.getObject("id", UUID.class),
                row.getObject("uploaded_by", UUID.class),
                Coded.of(ImportState.class, row.getString("state")).orElseThrow(),
                row.getTimestamp("uploaded_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getBytes("about_enc"));
    }

    private static KeptRow row(ResultSet row) throws SQLException {
        return new KeptRow(
                row.getObject("id", UUID.class),
                row.getObject("import_id", UUID.class),
                row.getInt("row_number"),
                Coded.of(RowState.class, row.getString("state")).orElseThrow(),
                row.getBoolean("danger"),
                Coded.of(Happening.class, row.getString("happening")).orElse(null),
                row.getString("same_hash"),
                row.getBytes("content_enc"),
                row.getBytes("own_enc"),
                Coded.of(FeedbackTo.class, row.getString("feedback")).orElseThrow(),
                row.getObject("dossier_id", UUID.class),
                row.getString("reference"));
    }
}
