package nl.schakel.organisation;

import nl.schakel.organisation.internal.OrganisationTable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: adds and changes organisations. Who may do that is checked above. */
@Service
public class Organisations {

    private final OrganisationTable table;
    private final ApplicationEventPublisher events;

    Organisations(OrganisationTable table, ApplicationEventPublisher events) {
        this.table = table;
        this.events = events;
    }

    /** Adds an organisation. @return false when the code is taken */
    @Transactional
    public boolean add(Organisation organisation) {
        boolean added = table.insert(organisation);
        if (added) {
            events.publishEvent(new DirectoryChanged());
        }
        return added;
    }

    /** Gives an organisation another name. @return whether that is new */
    @Transactional
    public boolean rename(String code, String name) {
        boolean renamed = table.rename(code, name);
        if (renamed) {
            events.publishEvent(new DirectoryChanged());
        }
        return renamed;
    }
}
