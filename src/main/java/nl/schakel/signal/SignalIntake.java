package nl.schakel.signal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.signal.internal.DossierEntity;
import nl.schakel.signal.internal.IntakeKeys;
import nl.schakel.signal.internal.InvolvedPersonEntity;
import nl.schakel.signal.internal.ReportEntity;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.IdempotencyConflict;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.text.Sentences;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Command service for what comes in: stores a signal, the same one once. Its route is started by who calls (R1). */
@Service
public class SignalIntake {

    private static final Sentences LABELS = Sentences.of("signal-messages");

    /** What comes of a report. @param signal what was received; empty when the same report came before */
    public record Received(Receipt receipt, Optional<SignalReceived> signal) {}

    private final EntityManager entities;
    private final CaseCipher ciphers;
    private final IntakeKeys keys;
    private final Directory directory;
    private final Reference references;
    private final KeyedHash hash;
    private final Entries entries;
    private final Timeline timeline;
    private final ExploitationForms forms;
    private final Clock clock;

    SignalIntake(
            EntityManager entities,
            CaseCipher ciphers,
            IntakeKeys keys,
            Directory directory,
            Reference references,
            KeyedHash hash,
            Entries entries,
            Timeline timeline,
            ExploitationForms forms,
            Clock clock) {
        this.entities = entities;
        this.ciphers = ciphers;
        this.keys = keys;
        this.directory = directory;
        this.references = references;
        this.hash = hash;
        this.entries = entries;
        this.timeline = timeline;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * Stores the signal, in the transaction of who starts its route ({@code ReportCommands}).
     *
     * @param idempotencyKey the sender's own key for this request; null means that nothing is deduplicated
     * @throws InvalidInput with every error at once
     * @throws IdempotencyConflict when the key was used for another content
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Received receive(NewSignal sent, String idempotencyKey, Origin origin) {
        Optional<String> organisation = broughtBy(origin);
        SignalReading read = reading(sent, organisation.isPresent(), idempotencyKey);
        NewSignal signal = read.signal();
        UUID id = UUID.randomUUID();
        String reference = references.mint(Year.now(clock.withZone(Zones.AMSTERDAM)));
        if (idempotencyKey != null) {
            Optional<Receipt> earlier = claimKey(sent, idempotencyKey, origin, id, reference);
            if (earlier.isPresent()) {
                return new Received(earlier.get(), Optional.empty());
            }
        }
        DossierEntity dossier = dossier(id, reference, place(signal), signal, origin);
        dossier.organisation = organisation.orElse(null);
        ReportEntity report = report(id, signal, origin);
        entities.persist(dossier);
        entities.persist(report);
        storeInvolved(id, signal.betrokkenen());
        entities.flush();
        timeline.add(id, "signaal-ontvangen", origin.enteredBy(), null, dossier.channel);
        if (!read.unplaced().isEmpty()) {
            entries.add(
                    id,
                    ReporterVoice.STEP,
                    null,
                    "nietHerkend",
                    LABELS.say("niet-herkend"),
                    read.asText(),
                    List.of(),
                    null,
                    null);
        }
        SignalReceived received = new SignalReceived(
                id,
                dossier.municipality,
                dossier.region,
                dossier.organisation,
                danger(signal.acuut()),
                signal.minderjarig(),
                report.forms,
                signal.melder() == null
                        ? null
                        : signal.melder().duty().map(Answer::code).orElse(null),
                report.reporterPerson != null,
                // who reports about themselves is there, with or without a name
                Boolean.TRUE.equals(signal.overMijzelf())
                        || orEmpty(signal.betrokkenen()).stream()
                                .anyMatch(person -> blankToNull(person.naam()) != null));
        return new Received(new Receipt(id, reference, references.accessCode(reference), false), Optional.of(received));
    }

    /** Everything that is wrong with a signal, for a page that has questions of its own; nothing is stored. */
    public List<FieldError> problems(NewSignal signal, Origin origin) {
        try {
            reading(signal, broughtBy(origin).isPresent(), null);
            return List.of();
        } catch (InvalidInput refused) {
            return refused.errors();
        }
    }

    /**
     * Where a signal would go.
     *
     * @param municipality CBS code, or {@link Directory#PLACE_UNKNOWN}
     * @param owner who would have it first
     */
    public record Whereto(String municipality, String region, GroupId owner) {}

    /** Where this signal would go; nothing is stored. */
    public Whereto whereto(NewSignal signal, Origin origin) {
        Municipality place = place(new SignalReading(signal, clock, forms.codes(), this::isMunicipality).signal());
        return new Whereto(
                place.cbsCode(),
                place.region(),
                directory.ownerOf(place.cbsCode(), broughtBy(origin).orElse(null)));
    }

    /** What the sender of a signal that is taken may want to look at again. */
    public List<FieldError> remarks(NewSignal signal) {
        return new SignalReading(signal, clock, forms.codes(), this::isMunicipality).remarks();
    }

    /** The organisation of who brings it, unless that is a municipality: who writes it down is who answers for it. */
    private Optional<String> broughtBy(Origin origin) {
        return Optional.ofNullable(origin.enteredBy())
                .flatMap(directory::person)
                .flatMap(directory::bringerOf);
    }

    /** Where it plays, or where the person lives, as it was read; a place that nobody knows has no region: the nation has it. */
    private Municipality place(NewSignal signal) {
        return Optional.ofNullable(blankToNull(signal.gemeente()))
                .flatMap(directory::municipality)
                .orElseGet(() -> new Municipality(Directory.PLACE_UNKNOWN, null, null));
    }

    private SignalReading reading(NewSignal sent, boolean organisation, String idempotencyKey) {
        NewSignalCheck.size(sent);
        SignalReading read = new SignalReading(sent, clock, forms.codes(), this::isMunicipality);
        List<FieldError> errors = NewSignalCheck.errors(read, directory, organisation, idempotencyKey);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return read;
    }

    private boolean isMunicipality(String code) {
        return directory.municipality(code).isPresent();
    }

    private Optional<Receipt> claimKey(NewSignal signal, String key, Origin origin, UUID id, String reference) {
        String keyHash = hash.hmac("intake-key", origin.enteredBy() + "|" + key);
        String bodyHash = hash.hmac("intake-body", signal.toString());
        return keys.claim(keyHash, bodyHash, new IntakeKeys.Made(id, reference))
                .map(earlier -> new Receipt(
                        earlier.dossier(), earlier.reference(), references.accessCode(earlier.reference()), true));
    }

    private DossierEntity dossier(UUID id, String reference, Municipality place, NewSignal signal, Origin origin) {
        Instant now = clock.instant();
        DossierEntity dossier = new DossierEntity();
        dossier.id = id;
        dossier.reference = reference;
        dossier.municipality = place.cbsCode();
        dossier.region = place.region();
        dossier.status(Status.ONTVANGEN);
        dossier.acute = Boolean.TRUE.equals(signal.acuut());
        dossier.channel = signal.kanaal() == null ? origin.channel().code() : signal.kanaal();
        dossier.receivedAt = now;
        return dossier;
    }

    private ReportEntity report(UUID id, NewSignal signal, Origin origin) {
        ReportEntity.Story told = new ReportEntity.Story(
                signal.toelichting(),
                blankToNull(signal.locatie()),
                orEmpty(signal.plekkenOnline()).stream()
                        .map(place -> new DossierReading.PlaceOnline(place.soort(), place.waar()))
                        .toList());
        ReportEntity report = new ReportEntity(id, told, ciphers);
        report.forms = List.copyOf(orEmpty(signal.vormen()));
        report.minor = signal.minderjarig() == null ? ReportEntity.NOT_ASKED : signal.minderjarig();
        if (signal.overMijzelf() != null) {
            report.aboutSelf = (signal.overMijzelf() ? Answer.JA : Answer.NEE).code();
        }
        if (signal.gemeenten() != null) {
            report.livesIn = signal.gemeenten().woont();
            report.recruitedIn = signal.gemeenten().geworven();
            report.exploitedIn = signal.gemeenten().uitgebuit();
        }
        report.indicators = List.copyOf(orEmpty(signal.indicatoren()));
        report.reporterPerson = origin.reporter();
        report.enteredBy = origin.enteredBy();
        report.fromList = origin.list() != null;
        NewSignal.Reporter reporter = signal.melder();
        if (reporter != null) {
            report.reporter(
                    new ReportEntity.Reporter(
                            blankToNull(reporter.naam()),
                            blankToNull(reporter.functie()),
                            blankToNull(reporter.email()),
                            blankToNull(reporter.telefoon())),
                    ciphers);
            report.reporterSafe = Boolean.TRUE.equals(reporter.veiligBereikbaar());
            report.mailGroup = mailGroup(origin, blankToNull(reporter.email()));
            reporter.duty().ifPresent(answer -> report.reportingCodeDuty = answer.code());
        }
        return report;
    }

    /** The same for every report of a list with the same address; null for one that hears by itself. */
    private UUID mailGroup(Origin origin, String email) {
        if (origin.list() == null || origin.reporter() != null || email == null) {
            return null;
        }
        String address = email.strip().toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes(hash.bytes("mail-group", origin.list() + "|" + address));
    }

    private void storeInvolved(UUID dossier, List<NewSignal.Involved> people) {
        int position = 0;
        for (NewSignal.Involved person : orEmpty(people)) {
            InvolvedPersonEntity row = new InvolvedPersonEntity();
            row.id = UUID.randomUUID();
            row.dossierId = dossier;
            row.position = position++;
            String name = blankToNull(person.naam());
            row.nameHash = name == null ? null : DossierSearch.nameHash(hash, name);
            row.seal(
                    new DossierReading.InvolvedPerson(
                            name,
                            blankToNull(person.geboortejaar()),
                            blankToNull(person.geslacht()),
                            blankToNull(person.nationaliteit()),
                            blankToNull(person.bekendBij())),
                    ciphers);
            entities.persist(row);
        }
    }

    private static Answer danger(Boolean said) {
        if (said == null) {
            return null;
        }
        return said ? Answer.JA : Answer.NEE;
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
