package nl.schakel.piket;

import java.util.List;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;

/**
 * One or more regions that share one rota ("dienstgebied").
 *
 * @param organisation whose coordinators are on the rota
 * @param municipality CBS code of the one that owns a case of which nobody knows yet where the person is; may be null
 */
public record DutyArea(String code, String name, String organisation, String municipality, List<String> regions) {

    /** The people who can be on the rota. */
    public GroupId coordinators() {
        return new GroupId(Role.PIKET, organisation);
    }
}
