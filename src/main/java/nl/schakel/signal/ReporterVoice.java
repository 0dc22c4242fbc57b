package nl.schakel.signal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.signal.internal.DossierEntity;
import nl.schakel.signal.internal.ReportEntity;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.text.Sentences;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: what a reporter can still say after reporting, and how the reporter wants to be reached. */
@Service
public class ReporterVoice implements ReporterContacts {

    private static final Sentences LABELS = Sentences.of("signal-messages");

    /** Step under which the reporter's own words stand in the dossier. */
    public static final String STEP = "melder";

    /** Field under which stands why the reporter wants to take the report back. */
    public static final String WITHDRAWAL = "intrekkingReden";

    /**
     * What the reporter may see of the own report.
     *
     * @param organisation who brought it; null when it is the municipality's
     * @param question the question that is open for the reporter, if any
     * @param outcome code of how it ended; null while it is open
     * @param reportingCode whether the reporter falls under the meldcode and has no account to do its steps in
     */
    public record OwnReport(
            String reference,
            String municipality,
            String organisation,
            Status status,
            Optional<String> question,
            boolean withdrawalAsked,
            boolean reportingCode,
            String outcome) {}

    /** One of the reports that somebody with an account made: what the reporter already knows, nothing of the case. */
    public record Made(UUID dossier, String reference, String municipality, Status status, Instant received) {}

    /** What a text of the reporter is. */
    public enum ReporterEntry {
        /** Answer to the question that was open. */
        ANSWER,
        /** Something to add. */
        ADDITION,
        /** Words that came when the case had ended; not kept yet. */
        AFTER_THE_END
    }

    private final EntityManager entities;
    private final CaseCipher ciphers;
    private final Directory directory;
    private final Entries entries;
    private final Timeline timeline;
    private final CaseLock lock;

    ReporterVoice(
            EntityManager entities,
            CaseCipher ciphers,
            Directory directory,
            Entries entries,
            Timeline timeline,
            CaseLock lock) {
        this.lock = lock;
        this.entities = entities;
        this.ciphers = ciphers;
        this.directory = directory;
        this.entries = entries;
        this.timeline = timeline;
    }

    /** The reporter's own view; only to be called after {@link ReporterAccess} or for a signed-in reporter's own report. */
    @Transactional(readOnly = true)
    public OwnReport own(UUID dossier) {
        DossierEntity state = get(dossier);
        ReportEntity report = report(dossier);
        Optional<String> question =
                state.questionOpen && !state.closed() ? entries.latest(dossier, "vraagAanMelder") : Optional.empty();
        return new OwnReport(
                state.reference,
                state.municipality,
                state.organisation,
                state.status(),
                question,
                state.withdrawalAsked,
                Answer.JA.code().equals(report.reportingCodeDuty) && report.reporterPerson == null,
                state.outcome() == null ? null : state.outcome().code());
    }

    /**
     * Keeps what the reporter adds, or answers when a question is open. In a case that ended nobody would read it: there
     * nothing is kept here, and the words are a request to look again.
     *
     * @return which of the three
     * @throws InvalidInput with what is wrong
     * @see Reviews#ask
     */
    @Transactional
    public ReporterEntry add(UUID dossier, String text) {
        new InputCheck()
                .required("tekst", text, InputCheck.MAX_TEXT, "fout.aanvulling.verplicht")
                .done();
        // a case that ends at this moment has ended, or waits until this is kept
        lock.take(dossier);
        DossierEntity state = get(dossier);
        entities.refresh(state);
        if (state.closed()) {
            return ReporterEntry.AFTER_THE_END;
        }
        boolean answer = state.questionOpen;
        String label = LABELS.say(answer ? "melder.antwoord" : "melder.aanvulling");
        entries.add(dossier, STEP, null, answer ? "antwoordMelder" : "aanvulling", label, text, List.of(), null, null);
        timeline.bySystem(dossier, answer ? "melder-antwoordt" : "melder-vult-aan");
        if (answer) {
            state.questionOpen = false;
        }
        return answer ? ReporterEntry.ANSWER : ReporterEntry.ADDITION;
    }

    /**
     * The reporter wants to take the report back. That is a proposal: the second reader in the region decides (R2).
     * Asking twice, or after the end, changes nothing.
     *
     * @return whether the proposal was made now
     */
    @Transactional
    public boolean withdraw(UUID dossier, String reason) {
        new InputCheck().text("reden", reason, InputCheck.MAX_TEXT).done();
        DossierEntity state = get(dossier);
        if (state.closed() || state.withdrawalAsked) {
            return false;
        }
        state.withdrawalAsked = true;
        if (reason != null && !reason.isBlank()) {
            entries.add(
                    dossier, STEP, null, WITHDRAWAL, LABELS.say("melder.intrekking"), reason, List.of(), null, null);
        }
        timeline.bySystem(dossier, "intrekking-gevraagd");
        return true;
    }

    /** The latest reports of somebody with an account, newest first, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<Made> madeBy(UUID person, int limit) {
        return entities.createQuery(
                        "select d from DossierEntity d, ReportEntity r where r.dossierId = d.id and r.reporterPerson = :person"
                                + " order by d.receivedAt desc, d.id",
                        DossierEntity.class)
                .setParameter("person", person)
                .setMaxResults(limit)
                .getResultStream()
                .map(d -> new Made(d.id, d.reference, d.municipality, d.status(), d.receivedAt))
                .toList();
    }

    /** The own report with this reference; empty when there is none or somebody else made it, told apart by nobody. */
    @Transactional(readOnly = true)
    public Optional<UUID> madeBy(UUID person, String reference) {
        return entities.createQuery(
                        "select d.id from DossierEntity d, ReportEntity r where r.dossierId = d.id"
                                + " and r.reporterPerson = :person and d.reference = :reference",
                        UUID.class)
                .setParameter("person", person)
                .setParameter("reference", Reference.read(reference))
                .getResultStream()
                .findFirst();
    }

    /** The person with an account who reported this, if any. */
    @Transactional(readOnly = true)
    public Optional<UUID> reporterAccount(UUID dossier) {
        return Optional.ofNullable(report(dossier).reporterPerson);
    }

    @Override
    @Transactional(readOnly = true)
    public Contact contact(UUID dossier) {
        ReportEntity report = report(dossier);
        if (report.reporterPerson != null) {
            // a colleague with an account reads feedback at work; the mail there holds no content
            return new Contact(
                    false, true, directory.emailOf(report.reporterPerson).isPresent());
        }
        return new Contact(report.anonymous(), report.reporterSafe, report.hasEmail());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> safeEmail(UUID dossier) {
        ReportEntity report = report(dossier);
        if (report.reporterPerson != null) {
            return directory.emailOf(report.reporterPerson);
        }
        return report.reporterSafe
                ? Optional.ofNullable(report.reporter(ciphers).email())
                : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean questionOpen(UUID dossier) {
        DossierEntity state = get(dossier);
        return state.questionOpen && !state.closed();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> organisation(UUID dossier) {
        return Optional.ofNullable(get(dossier).organisation);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<UUID> bringerOfList(UUID dossier) {
        ReportEntity report = report(dossier);
        return report.fromList ? Optional.ofNullable(report.reporterPerson) : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<UUID> mailGroup(UUID dossier) {
        return Optional.ofNullable(report(dossier).mailGroup);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> inMailGroup(UUID group) {
        return entities.createQuery(
                        "select r.dossierId from ReportEntity r where r.mailGroup = :group order by r.dossierId",
                        UUID.class)
                .setParameter("group", group)
                .getResultList();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean professional(UUID dossier) {
        ReportEntity report = report(dossier);
        return report.reporterPerson != null
                || Channel.FORMULIER_PROFESSIONAL.code().equals(get(dossier).channel)
                || report.reporter(ciphers).job() != null;
    }

    private DossierEntity get(UUID id) {
        return entities.find(DossierEntity.class, id);
    }

    private ReportEntity report(UUID id) {
        return entities.find(ReportEntity.class, id);
    }
}
