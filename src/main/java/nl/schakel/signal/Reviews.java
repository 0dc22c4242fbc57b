package nl.schakel.signal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.signal.internal.DossierEntity;
import nl.schakel.signal.internal.ReportEntity;
import nl.schakel.signal.internal.ReviewTable;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.text.Sentences;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for a reporter who is not content with an end and asks to look again (ADR 119). A request is about the
 * reporter's own case, or about the one that the report was linked to. It never opens a case by itself.
 */
@Service
public class Reviews {

    /** How often a reporter can ask about one end: the second time yet another reader reads it. */
    public static final int MOST = 2;

    /** Field under which stands why the reporter asks. */
    public static final String WHY = "herzieningReden";

    /** Field under which stands what the reporter knows more. */
    public static final String NEWS = "herzieningNieuws";

    /** Field in which the reader writes to the reporter. */
    private static final String TO_REPORTER = "tekstVoorMelder";

    private static final Sentences LABELS = Sentences.of("signal-messages");
    private static final String PURPOSE = "herziening";

    /**
     * A request.
     *
     * @param report the reporter's own
     * @param about the case whose end is meant
     * @param answered null while it waits
     */
    public record Request(UUID id, UUID report, UUID about, Instant asked, ReviewAnswer answered) {}

    /**
     * What became of a request.
     *
     * @param stays why the end stays as it is; null when the case was opened again
     * @param text what the reader says to the reporter; null when the case was opened again
     */
    public record ReviewAnswer(Instant at, StayReason stays, String text, UUID by) {}

    /** What became of what a reporter sent. */
    public sealed interface Asked {

        /** A request that somebody has to read. @param first whether nobody reads one about this case yet */
        record New(UUID about, boolean first) implements Asked {}

        /** It was added to the request that waits, or to the case, which is open. */
        record Added(UUID about) implements Asked {}

        /** The same words were sent before: nothing changed. */
        record Again() implements Asked {}

        /** The own report is open: to be added there. @param text all that was sent */
        record IsOpen(String text) implements Asked {}
    }

    /**
     * What the reporter of a closed report can do, and what became of it before.
     *
     * @param left how often this reporter can still ask about this end
     * @param linked whether it is about the case that the report was linked to
     * @param last the last request, if there was one
     */
    public record OwnReview(int left, boolean linked, Optional<Request> last) {

        /** Whether a request waits for its answer. */
        public boolean waits() {
            return last.filter(request -> request.answered() == null).isPresent();
        }
    }

    private final EntityManager entities;
    private final ReviewTable table;
    private final CaseEnds ends;
    private final CaseLock lock;
    private final Entries entries;
    private final Timeline timeline;
    private final KeyedHash hash;
    private final Clock clock;

    Reviews(
            EntityManager entities,
            ReviewTable table,
            CaseEnds ends,
            CaseLock lock,
            Entries entries,
            Timeline timeline,
            KeyedHash hash,
            Clock clock) {
        this.entities = entities;
        this.table = table;
        this.ends = ends;
        this.lock = lock;
        this.entries = entries;
        this.timeline = timeline;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * The reporter asks to look again.
     *
     * @param why required
     * @param news what the reporter knows more; may be null
     * @throws InvalidInput with what is wrong, or when this reporter asked often enough about this end
     */
    @Transactional
    public Asked ask(UUID report, String why, String news) {
        new InputCheck()
                .required("reden", why, InputCheck.MAX_TEXT, "fout.herziening.reden")
                .text("nieuws", news, InputCheck.MAX_TEXT)
                .done();
        DossierEntity own = locked(report);
        if (!own.closed()) {
            return new Asked.IsOpen(blank(news) ? why : why + "\n\n" + news);
        }
        UUID about = about(own);
        DossierEntity meant = about.equals(report) ? own : locked(about);
        int number = number(about);
        String words = hash.hmac(PURPOSE, number + "\n" + why.strip() + "\n" + (blank(news) ? "" : news.strip()));
        if (meant.closed() && table.asked(report, words)) {
            return new Asked.Again();
        }
        List<Request> aboutThisEnd = table.of(about, number);
        List<Request> mine = aboutThisEnd.stream()
                .filter(request -> request.report().equals(report))
                .toList();
        if (!meant.closed() || mine.stream().anyMatch(request -> request.answered() == null)) {
            if (alreadyThere(about, why, news)) {
                return new Asked.Again();
            }
            keep(own, about, why, news);
            timeline.bySystem(about, "melder-vult-aan");
            return new Asked.Added(about);
        }
        if (mine.size() >= MOST) {
            throw InvalidInput.of("reden", "te-vaak-gevraagd", "fout.herziening.te-vaak");
        }
        keep(own, about, why, news);
        boolean first = aboutThisEnd.stream().allMatch(request -> request.answered() != null);
        table.add(report, about, number, clock.instant(), words);
        timeline.bySystem(about, "melder-vraagt-herziening");
        return new Asked.New(about, first);
    }

    /** Words that were added to a request are no request of their own, and are known by what stands in the case. */
    private boolean alreadyThere(UUID about, String why, String news) {
        return entries.latest(about, WHY).filter(why.strip()::equals).isPresent()
                && (blank(news)
                        || entries.latest(about, NEWS)
                                .filter(news.strip()::equals)
                                .isPresent());
    }

    private void keep(DossierEntity own, UUID about, String why, String news) {
        boolean linked = !own.id.equals(about);
        String whyAsked = linked ? LABELS.say("melder.herziening-bij", own.reference) : LABELS.say("melder.herziening");
        add(about, WHY, whyAsked, why);
        if (!blank(news)) {
            String whatIsKnown = linked
                    ? LABELS.say("melder.herziening-nieuws-bij", own.reference)
                    : LABELS.say("melder.herziening-nieuws");
            add(about, NEWS, whatIsKnown, news);
        }
    }

    private void add(UUID about, String field, String label, String text) {
        entries.add(about, ReporterVoice.STEP, null, field, label, text.strip(), List.of(), null, null);
    }

    /** What the reporter of a closed report can do; empty while it is open. */
    @Transactional(readOnly = true)
    public Optional<OwnReview> of(UUID report) {
        DossierEntity own = entities.find(DossierEntity.class, report);
        if (!own.closed()) {
            return Optional.empty();
        }
        UUID about = about(own);
        long asked = table.of(about, number(about)).stream()
                .filter(request -> request.report().equals(report))
                .count();
        return Optional.of(new OwnReview(
                Math.max(0, MOST - (int) asked),
                !about.equals(report),
                table.lastOf(report).filter(request -> request.about().equals(about))));
    }

    /** The requests about a case that wait for an answer, the oldest first. */
    @Transactional(readOnly = true)
    public List<Request> waiting(UUID about) {
        return table.open(about);
    }

    /**
     * Who cannot read a request about this end (R2): who proposed the end or read it before, who answered a request about it,
     * and who asks.
     */
    @Transactional(readOnly = true)
    public Set<UUID> neverReaders(UUID about) {
        Set<UUID> never = new HashSet<>(ends.endedBy(about));
        List<Request> aboutThisEnd = table.of(about, number(about));
        aboutThisEnd.stream()
                .filter(request -> request.answered() != null)
                .map(request -> request.answered().by())
                .forEach(never::add);
        Stream.concat(Stream.of(about), aboutThisEnd.stream().map(Request::report))
                .map(report -> entities.find(ReportEntity.class, report).reporterPerson)
                .filter(Objects::nonNull)
                .forEach(never::add);
        return never;
    }

    /** The end stays as it is: every reporter who asked reads why, and what the reader wrote last. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endStays(UUID about, StayReason why, UUID reader) {
        String text = entries.latest(about, TO_REPORTER).orElse(null);
        table.answer(about, why, text, reader, clock.instant());
        timeline.add(about, "einde-blijft", reader, null, why.code());
    }

    /** The case is opened again, by a reader or by the region: that answers every request about it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopened(UUID about, UUID by) {
        table.answer(about, null, null, by, clock.instant());
    }

    /** The requests that were answered last, about the end that the case has. */
    @Transactional(readOnly = true)
    public List<Request> answeredLast(UUID about) {
        List<Request> answered = table.of(about, number(about)).stream()
                .filter(request -> request.answered() != null)
                .toList();
        Instant last = answered.stream()
                .map(request -> request.answered().at())
                .max(Instant::compareTo)
                .orElse(null);
        return answered.stream()
                .filter(request -> request.answered().at().equals(last))
                .toList();
    }

    /** The other reports whose reporters asked for it when the case was last opened again. */
    @Transactional(readOnly = true)
    public List<UUID> linkedAskers(UUID about) {
        int reopened = number(about) - 1;
        return table.of(about, reopened).stream()
                .filter(request ->
                        request.answered() != null && request.answered().stays() == null)
                .map(Request::report)
                .filter(report -> !report.equals(about))
                .distinct()
                .toList();
    }

    /** Which end of a case the last one is, or the next one will be. */
    private int number(UUID about) {
        return ends.of(about).size() + 1;
    }

    /** A report that was linked is about the case that it was linked to, however often that was linked on. */
    private UUID about(DossierEntity own) {
        DossierEntity at = own;
        Set<UUID> seen = new HashSet<>();
        while (at.outcome() == Outcome.GEKOPPELD && at.linkedTo != null && seen.add(at.id)) {
            at = entities.find(DossierEntity.class, at.linkedTo);
        }
        return at.id;
    }

    private DossierEntity locked(UUID dossier) {
        lock.take(dossier);
        DossierEntity found = entities.find(DossierEntity.class, dossier);
        entities.refresh(found);
        return found;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
