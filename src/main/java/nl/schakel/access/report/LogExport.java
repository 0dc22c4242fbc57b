package nl.schakel.access.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import org.springframework.stereotype.Service;

/**
 * Read model: what people of the own organisation looked at in a period, as rows by a standard, for a data protection officer. Read some rows
 * at a time while somebody takes them, so that a period of any length takes the same memory and no long transaction.
 */
@Service
public class LogExport {

    private final ExportRows rows;
    private final ExportLines lines;
    private final LookLog looks;

    LogExport(ExportRows rows, ExportLines lines, LookLog looks) {
        this.rows = rows;
        this.lines = lines;
        this.looks = looks;
    }

    /**
     * The lines of an export, without their ends.
     *
     * @param from the first moment
     * @param until the first moment that is no part of it
     * @throws NotVisible for anybody but a data protection officer
     */
    public Iterator<String> lines(Viewer viewer, Instant from, Instant until, ExportKind kind, ExportForm form) {
        Set<String> own = viewer.organisationsAs(Role.FG);
        if (own.isEmpty()) {
            throw new NotVisible();
        }
        // cases stand in it as pseudonyms, so the row of this look names none
        looks.shown(viewer, "toegang-uitvoer", rows.count(own, from, until));
        return new Pages(own, from, until, kind, form);
    }

    /** Some rows at a time. */
    private final class Pages implements Iterator<String> {

        private final Set<String> own;
        private final Instant until;
        private final ExportKind kind;
        private final ExportForm form;
        private Iterator<String> ready;
        private ExportRows.Reached place;

        Pages(Set<String> own, Instant from, Instant until, ExportKind kind, ExportForm form) {
            this.own = own;
            this.until = until;
            this.kind = kind;
            this.form = form;
            this.place = new ExportRows.Reached(from, 0);
            this.ready = (form == ExportForm.CSV ? List.of(lines.head(kind)) : List.<String>of()).iterator();
        }

        @Override
        public boolean hasNext() {
            while (!ready.hasNext() && place != null) {
                List<ExportRows.Row> page = rows.after(own, place, until);
                place = page.size() < ExportRows.PAGE
                        ? null
                        : page.get(page.size() - 1).place();
                List<String> written = new ArrayList<>();
                page.stream().flatMap(this::written).forEach(written::add);
                ready = written.iterator();
            }
            return ready.hasNext();
        }

        private Stream<String> written(ExportRows.Row row) {
            return lines.of(row, kind, form);
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.next();
        }
    }
}
