package nl.schakel.web.toegang;

import java.time.Instant;
import java.time.LocalDate;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.time.Zones;

/** Value: Dutch days from and up to and with which something is asked. */
record AskedPeriod(LocalDate from, LocalDate until) {

    /** Both days have to be there. Tells what is wrong; null when anything is. */
    static AskedPeriod read(InputCheck check, String from, String until) {
        LocalDate first = check.day("van", from);
        LocalDate last = check.day("tot", until);
        if (!check.hasErrors() && (first == null || last == null)) {
            check.error(first == null ? "van" : "tot", "verplicht", "fout.moment.datum");
        }
        check.period("tot", first, last);
        return check.hasErrors() ? null : new AskedPeriod(first, last);
    }

    Instant begin() {
        return from.atStartOfDay(Zones.AMSTERDAM).toInstant();
    }

    /** The first moment after the last day. */
    Instant end() {
        return until.plusDays(1).atStartOfDay(Zones.AMSTERDAM).toInstant();
    }
}
