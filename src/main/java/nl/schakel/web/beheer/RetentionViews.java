package nl.schakel.web.beheer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.retention.Certificates.Certificate;
import nl.schakel.retention.DestructionBatch;
import nl.schakel.retention.DestructionBatch.ItemState;
import nl.schakel.retention.DestructionBatch.ProposedItem;
import nl.schakel.retention.LegalHolds.LegalHold;
import nl.schakel.retention.RetentionPeople;
import nl.schakel.retention.RetentionTerm;
import nl.schakel.support.time.Zones;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: what is kept and what leaves, in words. */
@Component
class RetentionViews {

    /**
     * A term.
     *
     * @param said who answers for it, in words
     */
    public record TermView(String rule, String what, String term, String source, String said, boolean changeable) {}

    /** How many by one rule. */
    public record RuleCount(String what, int number) {}

    /** A batch. @param number of cases in it */
    public record BatchView(
            UUID id,
            String region,
            String state,
            String proposed,
            int number,
            List<RuleCount> rules,
            String read,
            String confirmed) {}

    /** A case in a batch. @param reference null when it is gone */
    public record ItemView(String reference, String part, String rule, String due, String state) {}

    /** A hold. */
    public record HoldView(UUID id, String reference, String reason, String until, String by, boolean mine) {}

    /** A certificate. */
    public record CertificateView(
            String caseId, String part, String rule, String term, String at, String by, List<String> counts) {}

    private final Words words;
    private final Directory directory;
    private final RetentionPeople people;

    RetentionViews(Words words, Directory directory, RetentionPeople people) {
        this.words = words;
        this.directory = directory;
        this.people = people;
    }

    TermView term(RetentionTerm term) {
        return new TermView(
                term.rule().code(),
                words.say("bewaren.regel." + term.rule().code()),
                term.amount() == null
                        ? words.say("bewaren.termijn.per-rij")
                        : words.say("bewaren.termijn." + term.unit().code(), term.amount()),
                term.source(),
                term.validated()
                        ? words.say(
                                "bewaren.gezegd." + (term.own() ? "eigen" : "landelijk"),
                                name(term.by()),
                                date(term.at()))
                        : words.say("bewaren.gezegd.niemand"),
                term.rule().changeable());
    }

    BatchView batch(DestructionBatch batch) {
        return new BatchView(
                batch.id(),
                people.label(batch.region()),
                words.say("bewaren.stand." + batch.state().code()),
                date(batch.proposedAt()),
                batch.size(),
                batch.rules().entrySet().stream()
                        .map(rule -> new RuleCount(
                                words.say("bewaren.regel." + rule.getKey().code()), rule.getValue()))
                        .toList(),
                batch.readBy() == null
                        ? null
                        : words.say("bewaren.gelezen", name(batch.readBy()), date(batch.readAt())),
                batch.confirmedBy() == null
                        ? null
                        : words.say("bewaren.bevestigd", name(batch.confirmedBy()), date(batch.confirmedAt())));
    }

    ItemView item(ProposedItem item) {
        return new ItemView(
                item.reference(),
                words.say("bewaren.deel." + item.part().code()),
                words.say("bewaren.regel." + item.rule().code()),
                day(item.due()),
                item.state() == ItemState.BLIJFT
                        ? words.say("bewaren.blijft." + item.stays().code())
                        : words.say("bewaren.wordt." + item.state().code()));
    }

    HoldView hold(LegalHold hold, boolean mine) {
        return new HoldView(hold.id(), hold.reference(), hold.reason(), day(hold.until()), name(hold.by()), mine);
    }

    CertificateView certificate(Certificate certificate) {
        return new CertificateView(
                certificate.caseId().toString(),
                words.say("bewaren.deel." + certificate.part().code()),
                words.say("bewaren.regel." + certificate.rule().code()),
                certificate.term(),
                DutchTime.full(certificate.at()),
                words.say("bewaren.bewijs.door", name(certificate.readBy()), name(certificate.confirmedBy())),
                certificate.counts());
    }

    private String name(UUID person) {
        return directory.person(person).map(Person::displayName).orElseGet(() -> words.say("toegang.onbekend"));
    }

    private static String date(Instant moment) {
        return DutchTime.date(moment);
    }

    private static String day(LocalDate day) {
        return DutchTime.date(day.atStartOfDay(Zones.AMSTERDAM).toInstant());
    }
}
