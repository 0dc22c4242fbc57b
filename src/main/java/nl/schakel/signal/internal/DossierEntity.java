package nl.schakel.signal.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Status;

/** Entity: the state of a dossier. Its version makes two people at once visible to the database. */
@Entity
@Table(name = "dossier")
public class DossierEntity {

    @Id
    public UUID id;

    public String reference;
    public String municipality;
    public String region;
    /** Who brought the signal, when it is not the municipality's. */
    public String organisation;

    private String status;
    public boolean acute;
    public String channel;
    public Instant receivedAt;
    public Instant passedOnAt;
    private String outcome;
    public Instant closedAt;
    public UUID linkedTo;
    public boolean withdrawalAsked;
    public boolean questionOpen;

    @Version
    public int version;

    public Status status() {
        return Status.of(status).orElseThrow();
    }

    /** Where it stands from now on. @throws IllegalStateException when it cannot become that (ADR 98) */
    public void status(Status next) {
        if (status != null && !status.equals(next.code()) && !status().mayBecome(next)) {
            throw new IllegalStateException("a dossier cannot go from " + status + " to " + next.code());
        }
        status = next.code();
    }

    public boolean closed() {
        return outcome != null;
    }

    public Outcome outcome() {
        return outcome == null ? null : Outcome.of(outcome).orElseThrow();
    }

    /** Ends the dossier (R1: always with a coded outcome); how long it is kept is counted from that day (ADR 126). */
    public void close(Outcome how, Instant at) {
        outcome = how.code();
        status(Status.AFGESLOTEN);
        closedAt = at;
    }

    /** Opens the dossier again, at the region; nothing of it leaves while it is open. */
    public void reopen(Instant at) {
        outcome = null;
        closedAt = null;
        withdrawalAsked = false;
        questionOpen = false;
        passedOnAt = passedOnAt == null ? at : passedOnAt;
        status(Status.BIJ_REGIO);
    }
}
