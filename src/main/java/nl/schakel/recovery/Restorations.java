package nl.schakel.recovery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Read model: when data were put back from a copy, and how they were found. */
@Service
public class Restorations {

    /**
     * Once that data were put back.
     *
     * @param copyMade when the copy was made
     * @param since when the first start after it was
     * @param good whether everything was found whole; null as long as that is looked at
     * @param findings in Dutch; empty as long as it is looked at
     */
    public record Restoration(Instant copyMade, Instant since, Boolean good, List<String> findings) {}

    private final JdbcClient jdbc;

    Restorations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last one of the last thirty days. */
    public Optional<Restoration> last() {
        return find("noticed_at > now() - interval '30 days'");
    }

    /** The last one that nobody has looked at yet. */
    Optional<Restoration> unseen() {
        return find("good is null");
    }

    /** @return false when this was noted before */
    boolean begin(Instant copyMade) {
        return jdbc.sql("insert into schakel.restoration (copy_at) values (?) on conflict do nothing")
                        .param(Timestamp.from(copyMade))
                        .update()
                == 1;
    }

    void found(Instant copyMade, boolean good, List<String> findings) {
        jdbc.sql("update schakel.restoration set good = ?, findings = ? where copy_at = ? and good is null")
                .params(good, TextArray.of(findings), Timestamp.from(copyMade))
                .update();
    }

    private Optional<Restoration> find(String which) {
        return jdbc.sql("select copy_at, noticed_at, good, findings from schakel.restoration where " + which
                        + " order by noticed_at desc limit 1")
                .query((row, n) -> new Restoration(
                        row.getTimestamp("copy_at").toInstant(),
                        row.getTimestamp("noticed_at").toInstant(),
                        (Boolean) row.getObject("good"),
                        TextArray.in(row, "findings")))
                .optional();
    }
}
