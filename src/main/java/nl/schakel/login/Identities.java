package nl.schakel.login;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.login.internal.IdentityTable;
import nl.schakel.login.internal.ProviderSessionTable;
import nl.schakel.support.time.RealTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Command service: who somebody is at a provider, and which sessions there led to a login here. */
@Service
public class Identities {

    private final IdentityTable table;
    private final ProviderSessionTable sessions;
    private final RealTime time;

    Identities(IdentityTable table, ProviderSessionTable sessions, RealTime time) {
        this.table = table;
        this.sessions = sessions;
        this.time = time;
    }

    /** Whom the provider means. @param subject its own number of somebody */
    @Transactional(readOnly = true)
    public Optional<UUID> person(Provider provider, String subject) {
        return table.person(provider, subject);
    }

    /** From now on the provider means this person. @return false when one of both is somebody else already */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean link(UUID person, Provider provider, String subject) {
        return table.insert(person, provider, subject, time.now());
    }

    /** Keeps which session at the provider led to a login. */
    @Transactional
    public void began(Provider provider, String sid, UUID person) {
        sessions.insert(provider, sid, person, time.now());
    }

    /** Who logged in by this session at the provider. */
    @Transactional(readOnly = true)
    public List<UUID> people(Provider provider, String sid) {
        return sessions.people(provider, sid);
    }

    /** Whether a provider said this before about the end of sessions. @param number of what it said */
    @Transactional(readOnly = true)
    public boolean heard(Provider provider, String number) {
        return sessions.heard(provider, number);
    }

    /**
     * Keeps that a provider said this, once it was done.
     *
     * @param number of what it said
     * @param until after this moment it would not be believed any more
     */
    @Transactional
    public void hears(Provider provider, String number, Instant until) {
        sessions.said(provider, number, until, time.now());
    }
}
