package nl.schakel.web.toegang;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import nl.schakel.support.pdf.PdfSheet;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/** Writer of PDF: who looked at one case, as a paper that somebody can be given. */
@Component
class CaseLooksPdf {

    private static final float[] COLUMNS = {0, 0.2f, 0.5f, 0.76f, 1};

    private final Words words;

    CaseLooksPdf(Words words) {
        this.words = words;
    }

    byte[] write(String reference, List<CaseLooksWords.LookLine> lines, Instant now) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            String title = words.say("inzage.titel");
            PdfSheet sheet =
                    new PdfSheet(document, words.say("inzage.pdf.voet", reference, DutchTime.full(now)), COLUMNS);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog().setLanguage("nl-NL");
            sheet.title(title);
            sheet.strong(words.say("inzage.zaak", reference));
            sheet.text(words.say("inzage.uitleg"));
            sheet.text(words.say("inzage.niet-alles"));
            sheet.text(words.say("inzage.vragen"));
            sheet.heading(words.say("inzage.lijst"));
            sheet.row(
                    words.say("inzage.kolom.wanneer"),
                    words.say("inzage.kolom.wie"),
                    words.say("inzage.kolom.wat"),
                    words.say("inzage.kolom.waarom"));
            lines.forEach(line -> sheet.row(line.when(), line.who(), line.what(), line.why()));
            if (lines.isEmpty()) {
                sheet.text(words.say("inzage.leeg"));
            }
            sheet.finish();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
