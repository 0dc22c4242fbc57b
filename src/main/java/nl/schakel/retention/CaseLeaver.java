package nl.schakel.retention;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import nl.schakel.support.retention.HoldsCaseData;
import nl.schakel.support.retention.HoldsCaseData.LeavingCase;
import org.springframework.stereotype.Component;

/** Command service: throws away what every module keeps of a case, in the running transaction. */
@Component
class CaseLeaver {

    private final List<HoldsCaseData> holders;

    CaseLeaver(List<HoldsCaseData> holders) {
        this.holders = holders.stream()
                .sorted(Comparator.comparing(HoldsCaseData::turn))
                .toList();
    }

    /** All of it. @return how many rows of each table */
    Map<String, Integer> destroy(UUID dossier) {
        Set<String> names = new TreeSet<>(Set.of(dossier.toString()));
        holders.forEach(holder -> names.addAll(holder.names(dossier)));
        LeavingCase leaving = new LeavingCase(dossier, names);
        Map<String, Integer> counts = new TreeMap<>();
        holders.forEach(holder -> counts.putAll(holder.destroy(leaving)));
        return counts;
    }

    /** How its reporter is reached. @return how many rows of each table */
    Map<String, Integer> forgetReporter(UUID dossier) {
        Map<String, Integer> counts = new TreeMap<>();
        holders.forEach(holder -> counts.putAll(holder.forgetReporter(dossier)));
        return counts;
    }
}
