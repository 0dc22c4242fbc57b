package nl.schakel.notification;

import java.util.UUID;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: how often somebody wants mail that can wait. Each keeps their own; an alarm, an acute step and a
 * fault of Schakel itself wait for nobody's rhythm.
 */
@Service
public class MailPreferences {

    private final JdbcClient jdbc;

    MailPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What this person chose; at once when nothing was. */
    @Transactional(readOnly = true)
    public MailRhythm of(UUID person) {
        return jdbc.sql("select rhythm from schakel.mail_preference where person = ?")
                .param(person)
                .query(String.class)
                .optional()
                .flatMap(code -> Coded.of(MailRhythm.class, code))
                .orElse(MailRhythm.METEEN);
    }

    /**
     * Keeps what somebody chose. It holds for what waits already, too.
     *
     * @throws nl.schakel.support.input.InvalidInput when it is no such choice
     */
    @Transactional
    public void choose(UUID person, String rhythm) {
        new InputCheck()
                .required("ritme", rhythm, 20, "fout.mailritme.verplicht")
                .code("ritme", rhythm, MailRhythm.codes())
                .done();
        jdbc.sql("insert into schakel.mail_preference (person, rhythm) values (?, ?) on conflict (person) do update"
                        + " set rhythm = excluded.rhythm, changed_at = now()")
                .params(person, rhythm)
                .update();
        // looked at again at once: it goes when the new rhythm says
        jdbc.sql("update schakel.outbox set next_attempt_at = now() where receiver = ? and state = 'wacht'"
                        + " and channel = 'mail' and bundle is null and attempts = 0")
                .param(person)
                .update();
    }
}
