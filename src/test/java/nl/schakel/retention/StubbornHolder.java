package nl.schakel.retention;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.support.retention.HoldsCaseData;
import org.springframework.stereotype.Component;

/** Does not let go of a case when a test says so, after everybody else did. */
@Component
class StubbornHolder implements HoldsCaseData {

    private final Set<UUID> stubborn = ConcurrentHashMap.newKeySet();

    void holdOn(UUID dossier) {
        stubborn.add(dossier);
    }

    void letGo() {
        stubborn.clear();
    }

    @Override
    public Turn turn() {
        return Turn.CASE;
    }

    @Override
    public Map<String, Integer> destroy(LeavingCase leaving) {
        if (stubborn.contains(leaving.dossier())) {
            throw new IllegalStateException("killed");
        }
        return Map.of();
    }
}
