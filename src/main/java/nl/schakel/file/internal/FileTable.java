package nl.schakel.file.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.file.FileKind;
import nl.schakel.file.FileSender;
import nl.schakel.file.FileState;
import nl.schakel.organisation.GroupId;
import nl.schakel.support.Coded;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Table: files, their place in quarantine, and which node looks at one. Who looks holds it for some minutes; what came of a look
 * that took longer counts no more, since its number is another one by then.
 */
@Component
public class FileTable {

    /** Where what is in a file is sealed. */
    public static final SealedColumn CONTENT = new SealedColumn("case_file", "content_enc");
    /** Where what the sender called it is sealed. */
    public static final SealedColumn NAME = new SealedColumn("case_file", "name_enc");

    /** Longer than a scanner may take and a picture needs. */
    private static final Duration HELD = Duration.ofMinutes(3);

    private static final String LISTED =
            "select id, dossier_id, sent_by, author_group, kind, bytes, state, stripped, received_at, name_enc from schakel.case_file";

    /** A file that comes in. @param same a keyed hash of what is in it and who sent it */
    public record Arriving(
            UUID id,
            UUID dossier,
            FileSender sender,
            FileKind kind,
            byte[] name,
            byte[] content,
            int bytes,
            String same,
            Instant at) {}

    /** A file that is there. @param ready whether its content is there and holds nothing but the picture */
    public record Kept(
            UUID id,
            UUID dossier,
            FileSender sender,
            FileKind kind,
            int bytes,
            FileState state,
            boolean ready,
            Instant at,
            byte[] name) {}

    /** How many files a case has. */
    public record Counted(int all, int ofReporter) {}

    /**
     * A file that this node looks at.
     *
     * @param turn which look at it this is
     * @param lost how many looks ended without saying anything, as when a node fell away
     */
    record Held(
            UUID id,
            UUID dossier,
            boolean fromReporter,
            FileKind kind,
            boolean stripped,
            byte[] content,
            int turn,
            int lost) {}

    private final JdbcClient jdbc;

    FileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same file of the same sender, when it was sent before. */
    public Optional<UUID> sent(Arriving file) {
        return jdbc.sql("select id from schakel.case_file where dossier_id = ? and content_hash = ?")
                .params(file.dossier(), file.same())
                .query(UUID.class)
                .optional();
    }

    /** How many there are; to be asked under the lock of the case. */
    public Counted count(UUID dossier) {
        return jdbc.sql("select count(*), count(*) filter (where author_group is null) from schakel.case_file"
                        + " where dossier_id = ?")
                .param(dossier)
                .query((row, n) -> new Counted(row.getInt(1), row.getInt(2)))
                .single();
    }

    /** Keeps it, in quarantine. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(Arriving file) {
        jdbc.sql(
                        "insert into schakel.case_file (id, dossier_id, sent_by, author_group, kind, bytes, name_enc, content_enc,"
                                + " content_hash, stripped, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        file.id(),
                        file.dossier(),
                        file.sender().person(),
                        file.sender().reporter() ? null : file.sender().group().toString(),
                        file.kind().code(),
                        file.bytes(),
                        file.name(),
                        file.content(),
                        file.same(),
                        !file.kind().image(),
                        Timestamp.from(file.at()))
                .update();
    }

    /** All files of a case, the oldest first. */
    public List<Kept> of(UUID dossier) {
        return jdbc.sql(LISTED + " where dossier_id = ? order by received_at, id")
                .param(dossier)
                .query((row, n) -> kept(row))
                .list();
    }

    /** One file of this case. */
    public Optional<Kept> one(UUID dossier, UUID file) {
        return jdbc.sql(LISTED + " where dossier_id = ? and id = ?")
                .params(dossier, file)
                .query((row, n) -> kept(row))
                .optional();
    }

    /** What is in it, sealed; empty when it was thrown away. */
    public Optional<byte[]> content(UUID file) {
        return jdbc.sql("select content_enc from schakel.case_file where id = ? and content_enc is not null")
                .param(file)
                .query(byte[].class)
                .optional();
    }

    /** The next one to look at, held by this node. @param scans without a scanner only pictures are still to be cleaned */
    @Transactional
    Optional<Held> hold(boolean scans) {
        return jdbc.sql("""
                        update schakel.case_file set turn = turn + 1,
                            lost = lost + case when held_until is null then 0 else 1 end,
                            held_until = now() + make_interval(secs => :held)
                        where id = (select id from schakel.case_file
                                    where state = 'quarantaine' and next_at <= now() and (:scans or not stripped)
                                      and (held_until is null or held_until < now())
                                    order by next_at, id limit 1 for update skip locked)
                        returning id, dossier_id, author_group, kind, stripped, content_enc, turn, lost
                        """)
                .param("held", HELD.toSeconds())
                .param("scans", scans)
                .query((row, n) -> new Held(
                        row.getObject("id", UUID.class),
                        row.getObject("dossier_id", UUID.class),
                        row.getString("author_group") == null,
                        Coded.of(FileKind.class, row.getString("kind")).orElseThrow(),
                        row.getBoolean("stripped"),
                        row.getBytes("content_enc"),
                        row.getInt("turn"),
                        row.getInt("lost")))
                .optional();
    }

    /** It holds nothing but the picture any more. @return whether this look still counts */
    boolean stripped(Held file, byte[] content, int bytes) {
        return jdbc.sql("update schakel.case_file set content_enc = ?, bytes = ?, stripped = true"
                                + " where id = ? and turn = ? and state = 'quarantaine'")
                        .params(content, bytes, file.id(), file.turn())
                        .update()
                == 1;
    }

    /** It was looked at and waits for a scanner. */
    void waits(Held file) {
        jdbc.sql("update schakel.case_file set held_until = null, lost = 0 where id = ? and turn = ?")
                .params(file.id(), file.turn())
                .update();
    }

    /** The scanner gave no answer, or the file cannot be opened now; it is looked at again. */
    void later(Held file, Duration pause) {
        jdbc.sql("update schakel.case_file set held_until = null, lost = 0, next_at = now() + make_interval(secs => ?),"
                        + " failing_since = coalesce(failing_since, now()) where id = ? and turn = ?")
                .params(pause.toSeconds(), file.id(), file.turn())
                .update();
    }

    /** It leaves quarantine; what is not clean is thrown away. @return whether this look still counts */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean decide(Held file, FileState state) {
        return jdbc.sql("update schakel.case_file set state = :state, held_until = null, failing_since = null,"
                                + " content_enc = case when :gone then null else content_enc end, decided_at = now()"
                                + " where id = :id and turn = :turn and state = 'quarantaine'")
                        .param("state", state.code())
                        .param("gone", state.gone())
                        .param("id", file.id())
                        .param("turn", file.turn())
                        .update()
                == 1;
    }

    /** Whether something waits too long for a node to look at it. */
    boolean late(Duration patience) {
        return exists(
                "state = 'quarantaine' and next_at < now() - make_interval(secs => ?) and (held_until is null or"
                        + " held_until < now())",
                patience);
    }

    /** Whether the scanner has given no answer for so long. */
    boolean failing(Duration patience) {
        return exists("state = 'quarantaine' and failing_since < now() - make_interval(secs => ?)", patience);
    }

    private boolean exists(String which, Duration patience) {
        return jdbc.sql("select exists (select 1 from schakel.case_file where " + which + ")")
                .param(patience.toSeconds())
                .query(Boolean.class)
                .single();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String group = row.getString("author_group");
        FileState state = Coded.of(FileState.class, row.getString("state")).orElseThrow();
        return new Kept(
                row.getObject("id", UUID.class),
                row.getObject("dossier_id", UUID.class),
                group == null
                        ? FileSender.REPORTER
                        : new FileSender(row.getObject("sent_by", UUID.class), GroupId.parse(group)),
                Coded.of(FileKind.class, row.getString("kind")).orElseThrow(),
                row.getInt("bytes"),
                state,
                !state.gone() && row.getBoolean("stripped"),
                row.getTimestamp("received_at").toInstant(),
                row.getBytes("name_enc"));
    }
}
