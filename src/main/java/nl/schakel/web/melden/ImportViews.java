package nl.schakel.web.melden;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.SignalIntake;
import nl.schakel.signal.imports.FeedbackTo;
import nl.schakel.signal.imports.Happening;
import nl.schakel.signal.imports.ImportView;
import nl.schakel.signal.imports.RowState;
import nl.schakel.support.time.Zones;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: a list of signals in words, before and after it came in. */
@Component
class ImportViews {

    private static final int SHORT = 80;

    private final SignalIntake intake;
    private final Directory directory;
    private final ImportSheets sheets;
    private final Words words;

    ImportViews(SignalIntake intake, Directory directory, ImportSheets sheets, Words words) {
        this.intake = intake;
        this.directory = directory;
        this.sheets = sheets;
        this.words = words;
    }

    /** One of the own lists. */
    public record OwnList(String id, String name, String when, String state) {}

    /** A row that can come in. @param begin the first words, so that somebody knows which one it is */
    public record GoodRow(
            int number,
            String own,
            String date,
            String begin,
            String where,
            String owner,
            String danger,
            String minor,
            String feedback,
            List<String> remarks) {}

    /** A row that has to be mended, or came in before. */
    public record OtherRow(int number, String own, List<String> sentences) {}

    /** A row that is in. */
    public record DoneRow(int number, String own, String reference, String state, boolean in) {}

    /** A row about which has to be said whether the danger is there now. */
    public record DangerRow(int number, String own, String date, String begin, String answer) {}

    /** How many rows there are of each kind. */
    public record Counts(int all, int good, int wrong, int twice, int waiting, int done, int failed) {

        /** Rows that were to come in, by what was confirmed. */
        public int confirmed() {
            return waiting + done + failed;
        }
    }

    OwnList own(ImportView list) {
        return new OwnList(
                list.id().toString(),
                list.about().name().isEmpty()
                        ? words.say("lijst.zonder-naam")
                        : list.about().name(),
                DutchTime.full(list.uploaded()),
                words.of("lijst.lijststand", list.state().code()));
    }

    Counts counts(ImportView list) {
        return new Counts(
                list.rows().size(),
                list.in(RowState.GOED).size(),
                list.in(RowState.FOUT).size(),
                list.in(RowState.DUBBEL).size(),
                list.in(RowState.WACHT).size(),
                list.in(RowState.GEDAAN).size(),
                list.in(RowState.MISLUKT).size());
    }

    GoodRow good(ImportView.Row row, Person person) {
        NewSignal signal = row.content().signal();
        SignalIntake.Whereto whereto = intake.whereto(signal, ImportRows.origin(person, row.feedback()));
        return new GoodRow(
                row.number(),
                own(row),
                date(row),
                begin(signal.toelichting()),
                place(whereto),
                directory.label(whereto.owner()),
                row.danger() ? words.say("lijst.gevaar.ja") : "",
                minor(signal.minderjarig()),
                words.say("lijst.terug." + feedback(row)),
                row.content().remarks().stream().map(sheets::sentence).toList());
    }

    /** In a code: who hears of it, and how. */
    String feedback(ImportView.Row row) {
        if (row.feedback() == FeedbackTo.ACCOUNT) {
            return FeedbackTo.ACCOUNT.code();
        }
        NewSignal.Reporter reporter = row.content().signal().melder();
        return Boolean.TRUE.equals(reporter.veiligBereikbaar()) && reporter.email() != null
                ? "melder-mail"
                : "melder-code";
    }

    DangerRow danger(ImportView.Row row, Map<Integer, Happening> answers) {
        Happening said = answers.get(row.number());
        return new DangerRow(
                row.number(),
                own(row),
                date(row),
                begin(row.content().signal().toelichting()),
                said == null ? "" : said.code());
    }

    OtherRow wrong(ImportView.Row row) {
        List<String> sentences =
                row.content().problems().stream().map(sheets::sentence).toList();
        return new OtherRow(
                row.number(),
                own(row),
                row.state() == RowState.MISLUKT ? List.of(words.say("lijst.mislukt")) : sentences);
    }

    OtherRow twice(ImportView.Row row) {
        return new OtherRow(
                row.number(),
                own(row),
                List.of(
                        row.reference() == null
                                ? words.say("lijst.dubbel.lijst")
                                : words.say("lijst.dubbel.schakel", row.reference())));
    }

    DoneRow done(ImportView.Row row) {
        return new DoneRow(
                row.number(),
                own(row),
                row.reference() == null ? "" : row.reference(),
                words.of("lijst.stand", row.state().code()),
                row.state() == RowState.GEDAAN);
    }

    private String own(ImportView.Row row) {
        return row.ownNumber() == null ? "" : row.ownNumber();
    }

    private static String date(ImportView.Row row) {
        return row.content().date() == null
                ? ""
                : DutchTime.date(LocalDate.parse(row.content().date())
                        .atStartOfDay(Zones.AMSTERDAM)
                        .toInstant());
    }

    private String minor(String said) {
        return said == null ? words.say("lijst.niet-gezegd") : words.of("melden.minderjarig", said);
    }

    private String place(SignalIntake.Whereto whereto) {
        String municipality = directory
                .municipality(whereto.municipality())
                .map(Municipality::name)
                .orElse(words.say("lijst.plaats-onbekend"));
        String region = whereto.region() == null
                ? words.say("lijst.geen-regio")
                : directory.region(whereto.region()).map(Region::name).orElse(whereto.region());
        return municipality + ", " + region;
    }

    private static String begin(String story) {
        String plain = story.replaceAll("\\s+", " ").strip();
        return plain.length() <= SHORT
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, SHORT - 1)).strip() + "…";
    }
}
