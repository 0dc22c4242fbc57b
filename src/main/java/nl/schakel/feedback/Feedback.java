package nl.schakel.feedback;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.feedback.internal.FeedbackCodes;
import nl.schakel.feedback.internal.FeedbackTexts;
import nl.schakel.feedback.internal.UnreachableReporters;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.signal.ReporterContacts;
import nl.schakel.signal.Timeline;
import nl.schakel.support.database.TextArray;
import nl.schakel.support.mail.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: tells the reporter what became of a report (R3). A message can always be read with the number and
 * the code of the receipt. Whether a mail says so too depends on what the reporter called safe; if not, the reason is
 * recorded.
 */
@Service
public class Feedback {

    /** What was told when, for the timeline of a case; no text. */
    public record SentFeedback(Instant at, FeedbackKind kind, Notice notice) {}

    private final JdbcClient jdbc;
    private final ReporterContacts contacts;
    private final Outbox outbox;
    private final FeedbackTexts texts;
    private final UnreachableReporters unreachable;
    private final Timeline timeline;
    private final ReportHolder holder;
    private final Clock clock;

    Feedback(
            JdbcClient jdbc,
            ReporterContacts contacts,
            Outbox outbox,
            FeedbackTexts texts,
            UnreachableReporters unreachable,
            Timeline timeline,
            ReportHolder holder,
            Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.outbox = outbox;
        this.texts = texts;
        this.unreachable = unreachable;
        this.timeline = timeline;
        this.holder = holder;
        this.clock = clock;
    }

    /**
     * Tells the reporter something, in the caller's transaction.
     *
     * @param codes what the sentence needs, codes only: {@code partij} (a role), {@code gemeente} (CBS code) and {@code
     *     uitkomst}; anything that is not such a code is refused
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(UUID dossier, FeedbackKind kind, Map<String, String> codes) {
        keep(dossier, kind, withHolder(dossier, kind, codes));
    }

    /** Passed on to whom: said is who has it then, which need not be who it was meant for. */
    private Map<String, String> withHolder(UUID dossier, FeedbackKind kind, Map<String, String> codes) {
        String municipality = codes.get("gemeente");
        if (municipality == null || codes.containsKey("partij")) {
            return codes;
        }
        Map<String, String> more = new HashMap<>(codes);
        switch (kind) {
            case ONTVANGEN, OPGEPAKT, OVERGEDRAGEN -> more.put("partij", owner(dossier, municipality));
            case DOORGEZET, HEROPEND -> more.put("partij", holder.region(municipality));
            default -> {
                return codes;
            }
        }
        return more;
    }

    private void keep(UUID dossier, FeedbackKind kind, Map<String, String> codes) {
        UUID id = UUID.randomUUID();
        Notice notice = notice(dossier);
        Map<String, String> known = new HashMap<>(codes);
        // where nobody knows the place, there is none to name
        known.remove("gemeente", Directory.PLACE_UNKNOWN);
        jdbc.sql("insert into schakel.feedback_message (id, dossier_id, at, kind, codes, notice)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        dossier,
                        Timestamp.from(clock.instant()),
                        kind.code(),
                        TextArray.of(FeedbackCodes.write(known)),
                        notice.code())
                .update();
        if (notice == Notice.MAIL) {
            mail(dossier, kind, id);
        }
        timeline.bySystem(dossier, "terugkoppeling", kind.code(), notice.code());
    }

    private void mail(UUID dossier, FeedbackKind kind, UUID message) {
        String key = "bericht-" + message;
        Optional<UUID> account = contacts.bringerOfList(dossier);
        Optional<UUID> group = contacts.mailGroup(dossier);
        if (account.isPresent()) {
            // five hundred signals at once are one mail
            outbox.toPerson(account.get(), Template.NIEUWS_OVER_LIJST, key, "/melden/volgen");
        } else if (group.isEmpty()) {
            outbox.toReporter(dossier, Template.NIEUWS_VOOR_MELDER, key);
        } else if (kind != FeedbackKind.ONTVANGEN) {
            // that it was received is mailed once the whole list is in
            outbox.toReporter(group.get(), Template.NIEUWS_VOOR_MELDER_SAMEN, key);
        }
    }

    /**
     * These signals of a list are in: whoever reported some of them gets one mail about all of those. Doing so again mails
     * nobody twice.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void mailReceipts(List<UUID> dossiers) {
        dossiers.forEach(dossier -> contacts.mailGroup(dossier)
                .ifPresent(group -> jdbc.sql(
                                "select id from schakel.feedback_message where dossier_id = ? and kind = ? and notice = ?")
                        .params(dossier, FeedbackKind.ONTVANGEN.code(), Notice.MAIL.code())
                        .query(UUID.class)
                        .list()
                        .forEach(message ->
                                outbox.toReporter(group, Template.NIEUWS_VOOR_MELDER_SAMEN, "bericht-" + message))));
    }

    /** The same about who owns the signal, as the reporter may know it: a kind of party and a municipality (CBS code). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellOwner(UUID dossier, FeedbackKind kind, String municipality) {
        tell(dossier, kind, Map.of("partij", owner(dossier, municipality), "gemeente", municipality));
    }

    private String owner(UUID dossier, String municipality) {
        return holder.owner(municipality, contacts.organisation(dossier).orElse(null));
    }

    /** Everything the reporter was told, the oldest first. */
    @Transactional(readOnly = true)
    public List<Message> read(UUID dossier) {
        boolean asked = contacts.questionOpen(dossier);
        boolean professional = contacts.professional(dossier);
        return jdbc.sql("select at, kind, codes, seq = max(seq) filter (where kind = 'vraag') over () as last_question,"
                        + " coalesce(seq < max(seq) filter (where kind = 'heropend') over (), false) as over"
                        + " from schakel.feedback_message where dossier_id = ? order by seq")
                .param(dossier)
                .query((row, n) -> new Message(
                        row.getTimestamp("at").toInstant(),
                        texts.text(
                                row.getString("kind"),
                                FeedbackCodes.read(TextArray.in(row, "codes")),
                                new FeedbackTexts.Reader(
                                        professional,
                                        asked && row.getBoolean("last_question"),
                                        row.getBoolean("over")))))
                .list();
    }

    /** What the reporter was told and how, without text. */
    @Transactional(readOnly = true)
    public List<SentFeedback> told(UUID dossier) {
        return jdbc.sql("select at, kind, notice from schakel.feedback_message where dossier_id = ? order by seq")
                .param(dossier)
                .query((row, n) -> new SentFeedback(
                        row.getTimestamp("at").toInstant(),
                        FeedbackKind.of(row.getString("kind")).orElseThrow(),
                        Notice.of(row.getString("notice"))))
                .list();
    }

    /** Why mail does not reach the reporter, if that is known. */
    @Transactional(readOnly = true)
    public Optional<Unreachable> unreachable(UUID dossier) {
        return unreachable.why(dossier);
    }

    private Notice notice(UUID dossier) {
        ReporterContacts.Contact contact = contacts.contact(dossier);
        if (contact.anonymous()) {
            return Notice.ANONIEM;
        }
        if (!contact.safe()) {
            return Notice.NIET_VEILIG;
        }
        return contacts.safeEmail(dossier)
                .map(address -> notice(dossier, address))
                .orElse(Notice.GEEN_ADRES);
    }

    private Notice notice(UUID dossier, String address) {
        if (MailAddress.of(address).isEmpty()) {
            unreachable.note(dossier, address, Unreachable.ONJUIST_ADRES);
            return Notice.ONJUIST_ADRES;
        }
        return unreachable.why(dossier, address).isPresent() ? Notice.ONBEZORGBAAR : Notice.MAIL;
    }
}
