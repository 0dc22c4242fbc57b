package nl.schakel.process.edit;

import java.math.BigDecimal;
import java.util.List;
import nl.schakel.deadline.Counting;
import nl.schakel.deadline.Term;
import nl.schakel.process.rules.HiddenCharacters;
import nl.schakel.process.terms.EscalationTarget;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.StorableText;

/** Check of the terms that somebody sets for a step. */
final class TermCheck {

    private static final List<String> URGENCIES = List.of(TermLine.ANY, "acuut", "normaal");
    private static final int LONGEST_REMARK = 500;
    private static final int LONGEST_DAYS = 730;

    private TermCheck() {}

    static void check(List<TermLine> lines) {
        InputCheck check = new InputCheck();
        if (check.fits("regels", lines, URGENCIES.size())) {
            check.once("regels", lines.stream().map(TermLine::urgency).toList());
            for (int i = 0; i < lines.size(); i++) {
                line("regels[" + i + "].", lines.get(i), check);
            }
        }
        check.done();
    }

    private static void line(String at, TermLine line, InputCheck check) {
        check.code(at + "urgentie", line.urgency(), URGENCIES);
        if (Coded.of(Counting.class, line.counting()).isEmpty()) {
            check.error(at + "telling", "verplicht", "fout.termijnen.telling");
        } else {
            duration(at + "duur", line.duration(), "fout.termijnen.duur", check);
            if (!line.pickUp().isEmpty()) {
                duration(at + "oppakken", line.pickUp(), "fout.termijnen.oppakken", check);
            }
        }
        BigDecimal reminder = line.reminder();
        if (reminder == null || reminder.signum() <= 0 || reminder.compareTo(BigDecimal.ONE) >= 0) {
            check.error(at + "herinnering", "buiten-bereik", "fout.termijnen.herinnering");
        }
        who(at + "bij100", line.after100(), check);
        who(at + "bij150", line.after150(), check);
        if (line.remark() != null) {
            check.text(at + "toelichting", line.remark(), LONGEST_REMARK);
            if (HiddenCharacters.in(line.remark())) {
                check.error(at + "toelichting", StorableText.CODE, StorableText.SENTENCE);
            }
        }
    }

    private static void duration(String field, String duration, String sentence, InputCheck check) {
        try {
            Term term = new Term(duration, Counting.WERKTIJD);
            if (term.days() > LONGEST_DAYS || term.time().toDays() > LONGEST_DAYS) {
                check.error(field, "te-lang", "fout.termijnen.te-lang");
            }
        } catch (IllegalArgumentException unreadable) {
            check.error(field, "geen-duur", sentence);
        }
    }

    private static void who(String field, String code, InputCheck check) {
        if (Coded.of(EscalationTarget.class, code).isEmpty()) {
            check.error(field, "verplicht", "fout.termijnen.wie");
        }
    }
}
