package nl.schakel.signal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.signal.internal.DossierEntity;
import nl.schakel.signal.internal.ReportEntity;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for the life of a dossier: where it stands and how it ends. Every method runs in the caller's
 * transaction, so that a step of the route and what it means for the dossier are stored together or not at all.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Dossiers {

    /** Channel of a dossier that a request for shelter began; nobody reported a signal. */
    public static final String PLACEMENT = "opvang";

    private static final String END_PROPOSED = "einde-voorgesteld";

    /**
     * A signal that went to another municipality; its owner is now there. Municipalities by CBS code.
     *
     * @param from the municipality that had it, or the organisation that brought it
     */
    public record Transfer(UUID dossier, String from, String municipality, String region) {}

    private final EntityManager entities;
    private final CaseCipher ciphers;
    private final Directory directory;
    private final Reference references;
    private final Timeline timeline;
    private final CaseEnds ends;
    private final Clock clock;

    Dossiers(
            EntityManager entities,
            CaseCipher ciphers,
            Directory directory,
            Reference references,
            Timeline timeline,
            CaseEnds ends,
            Clock clock) {
        this.entities = entities;
        this.ciphers = ciphers;
        this.directory = directory;
        this.references = references;
        this.timeline = timeline;
        this.ends = ends;
        this.clock = clock;
    }

    /**
     * Begins a dossier of its own for somebody who needs shelter and of whom no signal came in. It starts at the region:
     * whoever asks has spoken with the person, and there is no reporter to be told.
     *
     * @param reason why shelter is asked, in the words of who asks; kept encrypted
     * @throws InvalidInput when the municipality does not exist or no reason is given
     */
    public UUID beginForPlacement(String municipality, String reason, Viewer asker) {
        InputCheck check = new InputCheck();
        Optional<Municipality> place = Optional.ofNullable(municipality).flatMap(directory::municipality);
        if (place.isEmpty()) {
            check.error("gemeente", "onbekende-gemeente", "fout.gemeente.onbekend");
        }
        if (reason == null || reason.isBlank()) {
            check.error("toelichting", "verplicht", "fout.toelichting.opvang");
        } else {
            check.text("toelichting", reason, InputCheck.MAX_TEXT);
        }
        check.done();
        Instant now = clock.instant();
        DossierEntity dossier = new DossierEntity();
        dossier.id = UUID.randomUUID();
        dossier.reference = references.mint(Year.now(clock.withZone(Zones.AMSTERDAM)));
        dossier.municipality = place.get().cbsCode();
        dossier.region = place.get().region();
        dossier.status(Status.IN_BEHANDELING);
        dossier.channel = PLACEMENT;
        dossier.receivedAt = now;
        dossier.passedOnAt = now;
        entities.persist(dossier);
        entities.persist(ReportEntity.ofPlacement(dossier.id, reason.strip(), asker.personId(), ciphers));
        // what follows reads the dossier with plain SQL
        entities.flush();
        timeline.add(dossier.id, "opvang-gevraagd", asker.personId(), null);
        return dossier.id;
    }

    /** Somebody takes the signal in hand. @return CBS code of the municipality; empty when somebody did before */
    public Optional<String> pickUp(UUID id) {
        DossierEntity dossier = get(id);
        if (dossier.status() != Status.ONTVANGEN) {
            return Optional.empty();
        }
        dossier.status(Status.IN_TRIAGE);
        timeline.bySystem(id, "opgepakt");
        return Optional.of(dossier.municipality);
    }

    /**
     * Hands the signal to another municipality.
     *
     * @return from where to where
     * @throws InvalidInput when that municipality does not exist or has the signal already
     */
    public Transfer transfer(UUID id, String toMunicipality) {
        DossierEntity dossier = get(id);
        Municipality target = directory
                .municipality(toMunicipality)
                .orElseThrow(() -> InvalidInput.of("naarGemeente", "onbekende-gemeente", "fout.gemeente.onbekend"));
        boolean brought = dossier.organisation != null;
        if (!brought && target.cbsCode().equals(dossier.municipality)) {
            throw InvalidInput.of("naarGemeente", "zelfde-gemeente", "fout.gemeente.zelfde");
        }
        String from = brought ? dossier.organisation : dossier.municipality;
        dossier.organisation = null;
        dossier.municipality = target.cbsCode();
        dossier.region = target.region();
        dossier.status(Status.ONTVANGEN);
        if (brought) {
            timeline.bySystem(id, "overgedragen-aan-gemeente", target.cbsCode());
        } else {
            timeline.bySystem(id, "overgedragen", from, target.cbsCode());
        }
        return new Transfer(id, from, target.cbsCode(), target.region());
    }

    /** A question to the reporter is open from now on. */
    public void askReporter(UUID id) {
        get(id).questionOpen = true;
        timeline.bySystem(id, "vraag-aan-melder");
    }

    /** No question to the reporter is open any more, answered or not. */
    public void questionOver(UUID id) {
        get(id).questionOpen = false;
    }

    /**
     * Notes that somebody wants to end the signal, before the region or there (R2: a second reader decides).
     *
     * @param proposer who proposes; never the one who reads it a second time
     */
    public void proposeEnd(UUID id, Outcome reason, UUID proposer) {
        timeline.add(id, END_PROPOSED, proposer, null, reason.code());
    }

    /**
     * Who ever proposed to end the signal. None of them is a second reader of it, whoever proposes next: who wanted to
     * stop and was overruled must not be the one who confirms that a reporter withdraws (R2).
     */
    public Set<UUID> endProposers(UUID id) {
        return proposals(id).collect(Collectors.toSet());
    }

    /**
     * Who made the proposal to end the case that is being read. Who proposed an earlier one, and was overruled, may read
     * this one: then two people want the end, and no case stays open because everybody once wanted it.
     *
     * @return null when nobody ever proposed it
     */
    public UUID endProposer(UUID id) {
        return proposals(id).reduce((earlier, later) -> later).orElse(null);
    }

    private Stream<UUID> proposals(UUID id) {
        return timeline.of(id).stream()
                .filter(line -> line.kind().equals(END_PROPOSED) && line.actor() != null)
                .map(Timeline.TimelineLine::actor);
    }

    /** The second reader wants the signal to go on, or did not answer in time. */
    public void endRejected(UUID id) {
        timeline.bySystem(id, "einde-afgewezen");
    }

    /** Notes to which dossier this one belongs. */
    public void link(UUID id, UUID other) {
        get(id).linkedTo = other;
    }

    /** The signal is passed on to the region: the default, from where no lone gatekeeper can stop it. */
    public void passOn(UUID id) {
        DossierEntity dossier = get(id);
        dossier.status(Status.BIJ_REGIO);
        dossier.passedOnAt = clock.instant();
        timeline.bySystem(id, "doorgezet");
    }

    /** The organisation that brought the signal triages nothing itself: the region has it at once. */
    public void straightToRegion(UUID id) {
        timeline.bySystem(id, "rechtstreeks-naar-regio");
    }

    /** The municipality where it plays was told that there is something, and no more. */
    public void municipalityTold(UUID id) {
        timeline.bySystem(id, "gemeente-ingelicht");
    }

    /** The region agreed who acts. */
    public void startTreatment(UUID id) {
        DossierEntity dossier = get(id);
        dossier.status(Status.IN_BEHANDELING);
        timeline.bySystem(id, "in-behandeling");
    }

    /** Somebody is in danger now, or is not after all. To be called by who holds the lock of the case. */
    public void danger(UUID id, boolean acute) {
        DossierEntity dossier = get(id);
        // what the same deed changed already stays
        entities.flush();
        // whoever had the lock before may have changed it
        entities.refresh(dossier);
        dossier.acute = acute;
        // what follows reads the dossier with plain SQL
        entities.flush();
    }

    /** Whether the dossier has ended. */
    public boolean closed(UUID id) {
        return get(id).closed();
    }

    /** The dossier to which this one belongs, if any; it may have ended. */
    public Optional<UUID> linkedTo(UUID id) {
        return Optional.ofNullable(get(id).linkedTo);
    }

    /** Ends the dossier with a coded outcome (R1). Ending twice changes nothing. */
    public void close(UUID id, Outcome outcome) {
        DossierEntity dossier = get(id);
        if (dossier.closed()) {
            return;
        }
        dossier.close(outcome, clock.instant());
        dossier.questionOpen = false;
        timeline.bySystem(id, "afgesloten", outcome.code());
        if (outcome == Outcome.GEKOPPELD && dossier.linkedTo != null) {
            timeline.bySystem(dossier.linkedTo, "zaak-gekoppeld", dossier.reference);
        }
    }

    /**
     * Opens a dossier that has ended again, at the region. The end that it had is kept (ADR 119). To be called by who holds the
     * lock of the case.
     *
     * @return false when it is open, and then nothing happened
     */
    public boolean reopen(UUID id, CaseEnds.Reopening why) {
        DossierEntity dossier = get(id);
        // whoever had the lock before may have changed it
        entities.refresh(dossier);
        if (!dossier.closed()) {
            return false;
        }
        ends.keep(id, dossier.outcome(), dossier.closedAt, why);
        dossier.reopen(clock.instant());
        // what follows reads the dossier with plain SQL
        entities.flush();
        return true;
    }

    /** A second reader agrees that the reporter's withdrawal ends the signal. */
    public void confirmWithdrawal(UUID id) {
        timeline.bySystem(id, "intrekking-bevestigd");
    }

    /** The signal goes on although the reporter wanted to take it back. */
    public void rejectWithdrawal(UUID id) {
        get(id).withdrawalAsked = false;
        timeline.bySystem(id, "intrekking-afgewezen");
    }

    private DossierEntity get(UUID id) {
        DossierEntity dossier = entities.find(DossierEntity.class, id);
        if (dossier == null) {
            throw new IllegalStateException("no dossier " + id);
        }
        return dossier;
    }
}
