package nl.schakel.web.melden;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.signal.imports.RowProblem;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.sheet.Cell;
import nl.schakel.support.sheet.Places;
import nl.schakel.support.sheet.SheetLine;

/** Reader of the cells of one row by the names of their columns; collects what is wrong with them. */
final class ImportCells {

    private static final Pattern PERSON = Pattern.compile("persoon-(\\d+)-\\w+");
    private static final Pattern EXPONENT = Pattern.compile("(\\d)[.,](\\d+)[eE]\\+?(\\d{1,2})");
    private static final int YEAR_FIRST = 1950;

    private final SheetLine line;
    private final LocalDate today;
    private final Map<String, ImportColumn> columns = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final List<RowProblem> remarks = new ArrayList<>();

    ImportCells(SheetLine line, ImportHeadings headings, LocalDate today) {
        this.line = line;
        this.today = today;
        headings.places().forEach((column, at) -> {
            columns.put(column.key(), column);
            places.put(column.key(), at);
            if (line.cell(at).kind() == Cell.Kind.BROKEN) {
                wrong(column.key(), error("fout.lijst.rij.formule"));
            }
        });
    }

    /** What stands there, without spaces around it; null when nothing does or there is no such column. */
    String text(String key) {
        String raw = raw(key);
        return raw == null || raw.isBlank() ? null : raw.strip();
    }

    /** What stands there; null when there is no such column. */
    String raw(String key) {
        Integer at = places.get(key);
        return at == null ? null : unguarded(line.cell(at).text());
    }

    /** Our own CSV puts a sign before what a spreadsheet would run. */
    private static String unguarded(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    /** The numbers of the people of whom something is said. */
    List<Integer> persons() {
        TreeSet<Integer> numbers = new TreeSet<>();
        places.keySet().forEach(key -> {
            Matcher person = PERSON.matcher(key);
            if (person.matches() && text(key) != null) {
                numbers.add(Integer.valueOf(person.group(1)));
            }
        });
        return List.copyOf(numbers);
    }

    /** The code of an answer; of a question that is not strict also what is none, for the intake to keep as text. */
    String choice(String key) {
        String typed = text(key);
        if (typed == null) {
            return null;
        }
        ImportColumn column = columns.get(key);
        Optional<String> code = column.code(typed);
        if (code.isEmpty() && column.strict()) {
            wrong(key, error("fout.lijst.rij.keuze", column.labels()));
            return null;
        }
        return code.orElse(typed);
    }

    /** Several answers in one cell, with semicolons or each on a line of its own; commas too, unless they are in an answer. */
    List<String> choices(String key) {
        String typed = text(key);
        if (typed == null) {
            return List.of();
        }
        List<String> codes = new ArrayList<>();
        for (String part : typed.split("[;\\n]+")) {
            Optional<String> whole = columns.get(key).code(part);
            List<String> parts = whole.isPresent() ? List.of(part) : List.of(part.split(","));
            parts.stream()
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .map(one -> columns.get(key).code(one).orElse(one))
                    .filter(one -> !codes.contains(one))
                    .forEach(codes::add);
        }
        return codes;
    }

    /** The day of the signal; null when none is said, or none that can be read. */
    LocalDate date() {
        String typed = text(ImportColumns.DATE);
        if (typed == null) {
            return null;
        }
        Cell.Kind kind = line.cell(places.get(ImportColumns.DATE)).kind();
        Optional<LocalDate> read = ImportDates.read(typed);
        if (read.isEmpty()) {
            wrong(ImportColumns.DATE, error("fout.lijst.rij.datum"));
            return null;
        }
        if (read.get().isAfter(today)) {
            wrong(ImportColumns.DATE, error("fout.lijst.rij.datum-toekomst"));
        } else if (read.get().getYear() < YEAR_FIRST) {
            wrong(ImportColumns.DATE, error("fout.lijst.rij.datum-oud"));
        } else if (kind == Cell.Kind.NUMBER || ImportDates.serial(typed)) {
            remark(ImportColumns.DATE, FieldError.of("datum", "getal", "opmerking.lijst.datum"));
        }
        return read.get();
    }

    /** A phone number, with what a spreadsheet took from it when it made a number of it. */
    String phone(String key) {
        String typed = text(key);
        if (typed == null) {
            return null;
        }
        Matcher exponent = EXPONENT.matcher(typed);
        String digits = typed;
        if (exponent.matches()) {
            if (exponent.group(2).length() < Integer.parseInt(exponent.group(3))) {
                wrong(key, error("fout.lijst.rij.telefoon-afgekapt"));
                return typed;
            }
            digits = new java.math.BigDecimal(typed.replace(',', '.')).toPlainString();
        }
        if (!digits.matches("[1-9][0-9]{8}|31[1-9][0-9]{8}")) {
            return digits;
        }
        remark(key, FieldError.of(key, "getal", "opmerking.lijst.telefoon"));
        return digits.length() == 9 ? "0" + digits : "+" + digits;
    }

    void wrongRow(String sentence) {
        problems.add(
                new RowProblem("", "", error(sentence).code(), error(sentence).message()));
    }

    void wrong(String key, FieldError error) {
        problems.add(problem(key, error));
    }

    void remark(String key, FieldError error) {
        RowProblem remark = problem(key, error);
        if (!remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    List<RowProblem> problems() {
        return List.copyOf(problems);
    }

    List<RowProblem> remarks() {
        return List.copyOf(remarks);
    }

    private RowProblem problem(String key, FieldError error) {
        ImportColumn column = columns.get(key);
        return new RowProblem(
                column == null ? "" : Places.letters(places.get(key)),
                column == null ? "" : column.heading(),
                error.code(),
                error.message());
    }

    private static FieldError error(String sentence, Object... values) {
        return FieldError.of("rij", sentence.substring(sentence.lastIndexOf('.') + 1), sentence, values);
    }
}
