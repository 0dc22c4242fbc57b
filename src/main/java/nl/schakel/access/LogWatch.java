package nl.schakel.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.schakel.access.internal.LogChain;
import nl.schakel.access.internal.LogFindings;
import nl.schakel.access.internal.LogHeads;
import nl.schakel.access.internal.LogSealer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.support.time.Zones;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Domain service that checks the access log once a day and sends the head of its chain out of the database: to the log
 * stream and by mail to the data protection officers. Anyone who cuts off the end of the log later cannot take those back.
 */
@Service
public class LogWatch {

    /** How the line with the head begins, for anyone who collects the log. */
    public static final String HEAD_CODE = "TOEGANGSLOG-KOP";

    /** How the line about a log that is not as it was written begins. */
    public static final String BROKEN_CODE = "TOEGANGSLOG-STUK";

    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
    private static final String PAGE = "/toegang/controle";
    private static final String CARE_PAGE = "/storingen";

    /** What the last check found that ran by itself. */
    public record Finding(Instant at, boolean intact) {}

    private final LogSealer sealer;
    private final LogChain chain;
    private final LogHeads heads;
    private final LogFindings findings;
    private final Outbox outbox;
    private final Directory directory;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final LocalTime time;

    LogWatch(
            LogSealer sealer,
            LogChain chain,
            LogHeads heads,
            LogFindings findings,
            Outbox outbox,
            Directory directory,
            Clock clock,
            TransactionTemplate transaction,
            @Value("${schakel.toegangslog.controle-om:07:00}") String time) {
        this.sealer = sealer;
        this.chain = chain;
        this.heads = heads;
        this.findings = findings;
        this.outbox = outbox;
        this.directory = directory;
        this.clock = clock;
        this.transaction = transaction;
        this.time = LocalTime.parse(time);
    }

    /** What was found last; empty before the first check. */
    public Optional<Finding> last() {
        return findings.last();
    }

    /**
     * Checks when that was not done yet since this morning, on one node at a time.
     *
     * @return what was found, when this node did it
     */
    public Optional<LogCheck> checkDue() {
        LocalDate day = day(clock.instant());
        if (findings.has(day)) {
            return Optional.empty();
        }
        // the head is to cover all that is committed by now
        sealer.sealAll();
        return Optional.ofNullable(transaction.execute(status -> {
            // what another node did just before its lock was free must be seen
            boolean mine = findings.mine() && !findings.has(day);
            return mine ? check(day) : null;
        }));
    }

    private LogCheck check(LocalDate day) {
        LogCheck check = chain.check();
        Instant now = clock.instant();
        findings.add(day, now, check);
        if (!check.intact()) {
            alarm(day, check);
        } else if (check.position() > 0) {
            LogHead head = new LogHead(check.position(), HexFormat.of().parseHex(check.head()));
            if (heads.keep(day, now, check.entries() - check.waiting(), head)) {
                send(day, now, check, head);
            }
        }
        return check;
    }

    private void send(LocalDate day, Instant now, LogCheck check, LogHead head) {
        LOG.info(
                "{} kop={} moment={} plaats={} regels={} zegel={}",
                HEAD_CODE,
                head.code(),
                now,
                head.position(),
                check.entries() - check.waiting(),
                check.head());
        List<Person> officers = officers();
        if (officers.isEmpty()) {
            LOG.warn("{} gaat naar niemand: er is geen account met de rol fg", HEAD_CODE);
        }
        officers.forEach(officer -> outbox.toPerson(
                officer.id(), Template.TOEGANGSLOG_KOP, "toegangslog-kop:" + day, PAGE + "/" + head.code()));
    }

    private void alarm(LocalDate day, LogCheck check) {
        LOG.error(
                "{} eersteRegel={} verdwenenKopVan={} regels={}",
                BROKEN_CODE,
                check.brokenAt(),
                check.lost(),
                check.entries());
        String key = "toegangslog-stuk:" + day;
        outbox.toGroup(GroupId.CARETAKERS, Template.TOEGANGSLOG_STUK, key, CARE_PAGE);
        officers().forEach(officer -> outbox.toPerson(officer.id(), Template.TOEGANGSLOG_STUK, key, PAGE));
    }

    private List<Person> officers() {
        return directory.people().stream()
                .filter(Person::active)
                .filter(person -> person.groups().stream().anyMatch(group -> group.role() == Role.FG))
                .toList();
    }

    /** The day that a moment belongs to: before the time of the check it is still that of the day before. */
    private LocalDate day(Instant moment) {
        ZonedDateTime local = moment.atZone(Zones.AMSTERDAM);
        LocalDate day = local.toLocalDate();
        return local.toLocalTime().isBefore(time) ? day.minusDays(1) : day;
    }
}
