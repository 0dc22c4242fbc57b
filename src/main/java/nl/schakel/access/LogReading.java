package nl.schakel.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.internal.AccessLog;
import nl.schakel.access.internal.EmergencyTable;
import nl.schakel.access.internal.LogChain;
import nl.schakel.access.internal.LogRows;
import nl.schakel.organisation.Role;
import nl.schakel.support.Coded;
import org.springframework.stereotype.Service;

/**
 * Read model: reads and checks the access log, for the data protection officer: what people of the own organisation
 * looked at, and who looked at cases that the own organisation works on. Reading the log is a look too, and logged.
 */
@Service
public class LogReading {

    /** What an entry tells. */
    public enum Kind implements Coded {
        /** Somebody saw a dossier. */
        INZAGE,
        /** Somebody saw a list. */
        LIJST,
        /** Somebody saw what only emergency access made visible, opened it or ended it; a list shown meanwhile too. */
        NOODTOEGANG,
        /** Somebody was refused. */
        GEWEIGERD,
        /** Somebody who was not signed in was refused; counted per network. Shown to who asks for it, of everybody. */
        ANONIEM;

        /** What a row tells by its code and its reason. A refused look is a refusal first, whatever it was for. */
        public static Kind of(String code, String why) {
            Kind written = Coded.of(Kind.class, code).orElseThrow();
            return written != GEWEIGERD && why.startsWith(EmergencyTable.PREFIX) ? NOODTOEGANG : written;
        }
    }

    /**
     * Which entries; null means all.
     *
     * @param before only entries older than this one: the next page
     */
    public record Filter(Instant from, Instant until, UUID person, Kind kind, UUID dossier, Long before) {}

    /**
     * One entry.
     *
     * @param person who it was; null for somebody of another organisation, who is known here by organisation only
     * @param hits how many lines a list showed or how often somebody unknown was refused, else null
     * @param network of somebody unknown, as a hash; else null
     * @param purpose for what it was, as a code; null in rows from before it was written down
     */
    public record Row(
            long id,
            Instant at,
            UUID person,
            Set<String> organisations,
            Kind kind,
            UUID dossier,
            String why,
            Set<Part> parts,
            Integer hits,
            String network,
            String purpose) {}

    /** Entries, newest first, and where the next page begins, or null. */
    public record Page(List<Row> rows, Long next) {}

    private final LogRows rows;
    private final LogChain chain;
    private final AccessLog log;

    LogReading(LogRows rows, LogChain chain, AccessLog log) {
        this.rows = rows;
        this.chain = chain;
        this.log = log;
    }

    /**
     * The entries that concern the organisations for which the viewer is data protection officer.
     *
     * @throws NotVisible for anybody else
     */
    public Page read(Viewer viewer, Filter filter) {
        Page page = rows.read(organisations(viewer), filter);
        log.list(
                viewer,
                "toegangslog",
                page.rows().size(),
                page.rows().stream().map(Row::dossier).filter(Objects::nonNull).toList());
        return page;
    }

    /**
     * Recomputes the whole chain of seals. Reads every entry, so only when somebody asks for it.
     *
     * @throws NotVisible for anybody but a data protection officer
     */
    public LogCheck check(Viewer viewer) {
        organisations(viewer);
        return chain.check();
    }

    /**
     * Where a head that was noted down earlier stands in the chain: if it is there and the chain is intact, nothing
     * before it was taken away. Empty when it is not there.
     *
     * @param noted as a mail or the page gave it: position and seal, or the seal alone
     * @throws NotVisible for anybody but a data protection officer
     */
    public Optional<Long> positionOf(Viewer viewer, String noted) {
        organisations(viewer);
        return LogHead.parse(noted).flatMap(chain::positionOf);
    }

    private static Set<String> organisations(Viewer viewer) {
        Set<String> organisations = viewer.organisationsAs(Role.FG);
        if (organisations.isEmpty()) {
            throw new NotVisible();
        }
        return organisations;
    }
}
