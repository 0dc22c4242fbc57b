package nl.schakel.piket;

import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** How shelters are reached at night. */
@Service
public class NightDesks {

    public ShelterDesk of(UUID location) {
        throw new UnsupportedOperationException();
    }

    public Map<UUID, ShelterDesk> all() {
        throw new UnsupportedOperationException();
    }

    public ShelterDesk own(UUID location, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public void keep(UUID location, NewShelterDesk desk, Viewer viewer) {
        throw new UnsupportedOperationException();
    }
}
