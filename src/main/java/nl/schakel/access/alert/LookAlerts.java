package nl.schakel.access.alert;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Verdict;
import nl.schakel.access.Viewer;
import nl.schakel.access.alert.internal.AlertTable;
import nl.schakel.organisation.Role;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: what a data protection officer is told of looks by people of the own organisation, and what the officer finds. */
@Service
public class LookAlerts {

    private static final int LONGEST_NOTE = 4000;
    private static final int MOST_OPENED = 10_000;
    private static final int MOST_LISTED = 100_000;

    private final AlertTable table;
    private final Clock clock;

    LookAlerts(AlertTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * The newest of the viewer's organisations, those that nobody looked at yet first.
     *
     * @throws NotVisible for anybody but a data protection officer
     */
    @Transactional(readOnly = true)
    public List<LookAlert> all(Viewer viewer) {
        return table.of(own(viewer));
    }

    /** @throws NotVisible for anybody but an officer of the organisation of whoever looked */
    @Transactional(readOnly = true)
    public LookAlert one(UUID id, Viewer viewer) {
        Set<String> own = own(viewer);
        return table.find(id)
                .filter(alert -> own.contains(alert.organisation()))
                .orElseThrow(NotVisible::new);
    }

    /**
     * Keeps what the officer finds of it, once.
     *
     * @throws InvalidInput when it was judged before, or the officer is who looked
     */
    @Transactional
    public void judge(UUID id, Verdict verdict, String note, Viewer viewer) {
        LookAlert alert = one(id, viewer);
        if (alert.person().equals(viewer.personId())) {
            throw InvalidInput.of("oordeel", "eigen-gebruik", "fout.toegang-melding.eigen");
        }
        InputCheck check = new InputCheck();
        if (verdict == null) {
            check.error("oordeel", "verplicht", "fout.toegang-melding.oordeel");
        }
        check.text("toelichting", note, LONGEST_NOTE).done();
        String kept = note == null || note.isBlank() ? null : note.strip();
        if (!table.judge(id, verdict, kept, viewer.personId(), clock.instant())) {
            throw InvalidInput.of("oordeel", "al-beoordeeld", "fout.toegang-melding.al-beoordeeld");
        }
    }

    /** What holds in each of the viewer's organisations. */
    @Transactional(readOnly = true)
    public Map<String, AlertLimits> limits(Viewer viewer) {
        Map<String, AlertLimits> limits = new TreeMap<>();
        own(viewer).forEach(organisation -> limits.put(organisation, table.limits(organisation)));
        return limits;
    }

    /**
     * Sets from how many cases on the officer is told; what was found before stays.
     *
     * @throws InvalidInput with all that is wrong
     */
    @Transactional
    public void limit(String organisation, String opened, String listed, Viewer viewer) {
        if (!own(viewer).contains(organisation)) {
            throw new NotVisible();
        }
        InputCheck check = new InputCheck();
        int most = number(check, "zaken", opened, MOST_OPENED);
        int inLists = number(check, "lijsten", listed, MOST_LISTED);
        check.done();
        AlertLimits now = table.limits(organisation);
        if (now.opened() != most || now.listed() != inLists || now.by() == null) {
            table.limit(organisation, most, inLists, viewer.personId(), clock.instant());
        }
    }

    private static int number(InputCheck check, String field, String typed, int most) {
        Long number = check.number(field, typed);
        if (!check.hasErrors() && (number == null || number < 1 || number > most)) {
            check.error(field, "buiten-bereik", "fout.toegang-melding.grens", most);
        }
        return number == null ? 0 : (int) Math.min(number, most);
    }

    private static Set<String> own(Viewer viewer) {
        Set<String> own = viewer.organisationsAs(Role.FG);
        if (own.isEmpty()) {
            throw new NotVisible();
        }
        return own;
    }
}
