package nl.schakel.piket.rota;

import java.util.List;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;

/**
 * Value: one or more regions that share one rota ("dienstgebied").
 *
 * @param organisation whose coordinators are on the rota
 * @param municipality CBS code of the one that owns a case of which nobody knows yet where the person is; may be null
 * @param regions by code; none when they all went to another area
 * @param version goes up with each change of the name or the regions
 */
public record DutyArea(
        String code, String name, String organisation, String municipality, List<String> regions, int version) {

    /** The people who can be on the rota. */
    public GroupId coordinators() {
        return new GroupId(Role.PIKET, organisation);
    }
}
