package nl.schakel.notification;

import java.sql.Types;
import java.util.UUID;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.StaleChange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: how often somebody wants mail that can wait. Each keeps their own; an alarm, an acute step and a
 * fault of Schakel itself wait for nobody's rhythm.
 */
@Service
public class MailPreferences {

    private static final Chosen NOTHING = new Chosen(MailRhythm.METEEN, "0");

    private final JdbcClient jdbc;

    MailPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody chose, and the version of that choice (ADR 113). */
    public record Chosen(MailRhythm rhythm, String version) {}

    /** What this person chose; at once when nothing was. */
    @Transactional(readOnly = true)
    public MailRhythm of(UUID person) {
        return chosen(person).rhythm();
    }

    /** The same with its version. */
    @Transactional(readOnly = true)
    public Chosen chosen(UUID person) {
        return jdbc.sql("select rhythm, revision from schakel.mail_preference where person = ?")
                .param(person)
                .query((row, n) -> new Chosen(
                        Coded.of(MailRhythm.class, row.getString("rhythm")).orElse(MailRhythm.METEEN),
                        row.getString("revision")))
                .optional()
                .orElse(NOTHING);
    }

    /** @throws nl.schakel.support.input.InvalidInput when it is no such choice */
    public static void check(String rhythm) {
        new InputCheck()
                .required("ritme", rhythm, 20, "fout.mailritme.verplicht")
                .code("ritme", rhythm, MailRhythm.codes())
                .done();
    }

    /**
     * Keeps what somebody chose. It holds for what waits already, too.
     *
     * @param seen the version that the person saw; null when none was looked at
     * @throws nl.schakel.support.input.InvalidInput when it is no such choice
     * @throws StaleChange when something else was chosen since
     */
    @Transactional
    public void choose(UUID person, String rhythm, String seen) {
        check(rhythm);
        int kept = jdbc.sql("insert into schakel.mail_preference (person, rhythm)"
                        + " select :person, :rhythm where cast(:seen as text) is null or :seen = :none"
                        + " or exists (select from schakel.mail_preference where person = :person)"
                        + " on conflict (person) do update"
                        + " set rhythm = excluded.rhythm, changed_at = now(), revision = mail_preference.revision + 1"
                        + " where cast(:seen as text) is null or mail_preference.revision::text = :seen")
                .param("person", person)
                .param("rhythm", rhythm)
                .param("seen", seen, Types.VARCHAR)
                .param("none", NOTHING.version())
                .update();
        if (kept == 0) {
            throw new StaleChange("ritme", "fout.mailritme.veranderd");
        }
        // looked at again at once: it goes when the new rhythm says
        jdbc.sql("update schakel.outbox set next_attempt_at = now() where receiver = ? and state = 'wacht'"
                        + " and channel = 'mail' and bundle is null and attempts = 0")
                .param(person)
                .update();
    }
}
