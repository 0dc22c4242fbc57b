package nl.schakel.access;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.internal.AccessLog;
import nl.schakel.access.internal.AccessRule;
import nl.schakel.access.internal.AnonymousRefusals;
import nl.schakel.access.internal.EmergencyTable;
import nl.schakel.access.internal.Polls;
import org.springframework.stereotype.Service;

/**
 * Command service for looks and refusals that no dossier's door writes down (R8): lists, pages that ask by themselves,
 * and whatever is refused before a dossier is opened. One row for each request, together with what {@link AccessService}
 * opened in it ({@link OneLook}); outside a request one row for each call.
 *
 * <p>Every code given here is a code of ours: an address with its variables left open, a name of a list. Never anything
 * that was typed, and nothing about a person.
 */
@Service
public class LookLog {

    private static final Viewer REPORTER = new Viewer(new UUID(0, 0), "melder", Set.of());

    private final AccessLog log;
    private final AccessRule rule;
    private final Polls polls;
    private final AnonymousRefusals anonymous;

    LookLog(AccessLog log, AccessRule rule, Polls polls, AnonymousRefusals anonymous) {
        this.log = log;
        this.rule = rule;
        this.polls = polls;
        this.anonymous = anonymous;
    }

    /**
     * Somebody was refused. Kept whatever becomes of the caller's transaction, which will roll back.
     *
     * @param dossier the case that it was about, or null when it was about none or that is not known
     * @param why code of what was asked for
     */
    public void refused(Viewer viewer, UUID dossier, String why) {
        log.denied(viewer, dossier, why);
    }

    /**
     * Somebody saw a list that tells about these cases: one row, found back under each of them.
     *
     * @param what code of the list and its filters, never a name that was searched for
     * @param dossiers one for each line that was shown; the same case may come twice
     */
    public void shown(Viewer viewer, String what, Collection<UUID> dossiers) {
        log.list(viewer, reason(viewer, what), dossiers.size(), dossiers);
    }

    /**
     * The same for a list with lines that are no cases, such as beds, some of which tell of a case.
     *
     * @param lines how many it showed
     */
    public void shown(Viewer viewer, String what, int lines, Collection<UUID> dossiers) {
        log.list(viewer, reason(viewer, what), lines, dossiers);
    }

    /**
     * Somebody saw a list of other things than cases.
     *
     * @param lines how many it showed
     */
    public void shown(Viewer viewer, String what, int lines) {
        log.list(viewer, reason(viewer, what), lines, Set.of());
    }

    /**
     * A page asked by itself, and showed these cases: a row when it showed one that no row of the last five minutes of
     * this viewer and list holds, whichever node wrote that. A page that had nothing to show leaves none.
     *
     * @param what code of the list; give the page itself the same, and what it asks right after costs nothing
     */
    public void polled(Viewer viewer, String what, Collection<UUID> dossiers) {
        if (!dossiers.isEmpty() && !polls.known(viewer, what, dossiers)) {
            polls.shown(viewer, what, reason(viewer, what), dossiers);
        }
    }

    /**
     * The request that runs was sent by a page itself: whatever it looks at from here on counts as {@link #polled}.
     *
     * @param what code of what the page asks for
     */
    public void polling(String what) {
        polls.polling(what);
    }

    /** Somebody saw that a case is there and how it stands, and no part of its dossier. */
    public void seen(Viewer viewer, UUID dossier, String why) {
        log.granted(viewer, dossier, why, Set.of());
    }

    /** The reporter of a case, known by number and code alone, saw what became of it. */
    public void seenByReporter(UUID dossier, String why) {
        log.granted(REPORTER, dossier, why, Set.of());
    }

    /**
     * Somebody who is not signed in was refused. Counted per network: the first of an hour leaves a row at once, the
     * others of that hour one row together. Never fails: a refusal stays a refusal when the database is away.
     *
     * @param address where the request came from, as an IP address; kept as a keyed hash of its network only
     */
    public void refusedAnonymous(String address, String what) {
        anonymous.refused(address, what);
    }

    /** While emergency access is open, the log says so of every list (R12). */
    private String reason(Viewer viewer, String what) {
        return rule.emergency(viewer) ? EmergencyTable.PREFIX + what : what;
    }
}
