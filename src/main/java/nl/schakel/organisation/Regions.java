package nl.schakel.organisation;

import nl.schakel.organisation.internal.OrganisationTable;
import nl.schakel.organisation.internal.RegionTable;
import nl.schakel.support.input.StaleChange;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: founds and changes regions, and says who plays a part for one. Who may do that is checked above. */
@Service
public class Regions {

    private final RegionTable table;
    private final OrganisationTable organisations;
    private final ApplicationEventPublisher events;

    Regions(RegionTable table, OrganisationTable organisations, ApplicationEventPublisher events) {
        this.table = table;
        this.organisations = organisations;
        this.events = events;
    }

    /** Founds a region. @return false when the code is taken */
    @Transactional
    public boolean found(String code, RegionSettings settings) {
        if (!table.insert(code, settings)) {
            return false;
        }
        organisations.municipalitiesOf(code, settings.municipalities());
        events.publishEvent(new DirectoryChanged());
        return true;
    }

    /**
     * Changes a region. A municipality that leaves it keeps its cases where they are; new signals go elsewhere.
     *
     * @param seen the version that was on the screen
     * @throws StaleChange when somebody changed it since
     */
    @Transactional
    public void change(String code, RegionSettings settings, long seen) {
        if (!table.update(code, settings, seen)) {
            throw new StaleChange("naam", "fout.regio.veranderd");
        }
        organisations.municipalitiesOf(code, settings.municipalities());
        events.publishEvent(new DirectoryChanged());
    }

    /**
     * From now on this organisation plays the part for the region.
     *
     * @param organisation null when nobody does
     * @return whether that is new
     */
    @Transactional
    public boolean cover(String region, Role role, String organisation) {
        boolean changed = organisation == null ? table.uncover(region, role) : table.cover(region, role, organisation);
        if (changed) {
            events.publishEvent(new DirectoryChanged());
        }
        return changed;
    }
}
