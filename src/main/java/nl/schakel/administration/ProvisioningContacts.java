package nl.schakel.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.schakel.access.Viewer;
import nl.schakel.administration.internal.ProvisioningContactTable;
import nl.schakel.login.Provider;
import nl.schakel.login.Providers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Log of when the system of an organisation came to keep its people, and what was refused it: codes and moments, nobody's name. */
@Service
public class ProvisioningContacts {

    private static final int MOST = 20;

    /** @param why code of the reason */
    public record RefusedContact(Instant at, String why) {}

    /**
     * How it stands at an organisation.
     *
     * @param lastAt null when its system never came
     * @param refusals the newest first
     */
    public record Standing(Instant lastAt, List<RefusedContact> refusals) {}

    private final ProvisioningContactTable table;
    private final Providers providers;
    private final Clock clock;

    ProvisioningContacts(ProvisioningContactTable table, Providers providers, Clock clock) {
        this.table = table;
        this.providers = providers;
        this.clock = clock;
    }

    /** Keeps that a system came. */
    @Transactional
    public void came(Provider provider) {
        table.came(provider.code(), clock.instant());
    }

    /** Keeps that something was refused. @param why code of the reason */
    @Transactional
    public void refused(Provider provider, String why) {
        table.refused(provider.code(), new RefusedContact(clock.instant(), why), MOST);
    }

    /** How it stands, for who keeps the people of an organisation; empty when no system does. */
    @Transactional(readOnly = true)
    public Optional<Standing> at(String organisation, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        return providers
                .provisioning(organisation)
                .map(Provider::code)
                .map(code -> new Standing(table.lastAt(code).orElse(null), table.refusals(code)));
    }
}
