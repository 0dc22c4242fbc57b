package nl.schakel.piket.nightlist.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import nl.schakel.piket.nightlist.internal.NightListContent.Duty;
import nl.schakel.piket.nightlist.internal.NightListContent.House;
import nl.schakel.piket.nightlist.internal.NightListContent.Page;
import nl.schakel.piket.search.ShelterDesk;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.support.pdf.PdfSheet;
import nl.schakel.support.text.Sentences;
import nl.schakel.support.time.Zones;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.springframework.stereotype.Component;

/** Writer of PDF: writes the night list as a PDF for paper, and locks it with somebody's words (AES-256). */
@Component
public class NightListPdf {

    private static final Locale DUTCH = Locale.forLanguageTag("nl-NL");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", DUTCH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EE d MMM HH:mm", DUTCH);
    private static final DateTimeFormatter DAY_TIME = DateTimeFormatter.ofPattern("EE HH:mm", DUTCH);
    private static final float[] COLUMNS = {0, 0.34f, 0.48f, 0.74f, 1};
    private static final int KEY_BITS = 256;
    private static final int OWNER_BYTES = 24;
    private static final int LINES_TO_WRITE_ON = 14;

    private static final Sentences WORDS = Sentences.of("piket-messages");
    private static final Sentences KINDS = Sentences.of("shelter");

    private final SecureRandom random = new SecureRandom();

    /** The list as a PDF that anybody can open; it is kept encrypted by who keeps it. */
    public byte[] write(Page page) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PdfSheet sheet = new PdfSheet(
                    document,
                    WORDS.say("noodlijst.pdf.voet", page.area(), MOMENT.format(local(page.madeAt()))),
                    COLUMNS);
            document.getDocumentInformation().setTitle(WORDS.say("noodlijst.pdf.titel", page.area()));
            document.getDocumentCatalog().setLanguage("nl-NL");
            sheet.title(WORDS.say("noodlijst.pdf.titel", page.area()));
            sheet.strong(WORDS.say("noodlijst.pdf.gemaakt", MOMENT.format(local(page.madeAt()))));
            sheet.text(WORDS.say("noodlijst.pdf.uitleg"));
            duties(sheet, page.duties());
            houses(sheet, page);
            toWriteOn(sheet);
            sheet.finish();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same document, which opens only with these words; printing it is allowed, changing it is not. */
    public byte[] locked(byte[] pdf, String words) {
        try (PDDocument document = Loader.loadPDF(pdf);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            AccessPermission allowed = new AccessPermission();
            allowed.setCanModify(false);
            allowed.setCanAssembleDocument(false);
            byte[] owner = new byte[OWNER_BYTES];
            random.nextBytes(owner);
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy(HexFormat.of().formatHex(owner), words, allowed);
            policy.setEncryptionKeyLength(KEY_BITS);
            policy.setPreferAES(true);
            document.protect(policy);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void duties(PdfSheet sheet, List<Duty> duties) {
        sheet.heading(WORDS.say("noodlijst.pdf.dienst"));
        if (duties.isEmpty()) {
            sheet.text(WORDS.say("noodlijst.pdf.dienst.leeg"));
        }
        for (Duty duty : duties) {
            String phone = duty.phone() == null ? WORDS.say("noodlijst.pdf.geen-nummer") : duty.phone();
            sheet.row(
                    WORDS.say(
                            "noodlijst.pdf.dienst.tijd",
                            SHORT.format(local(duty.from())),
                            DAY_TIME.format(local(duty.until()))),
                    WORDS.say("noodlijst.pdf.dienst.lijn." + duty.line()),
                    duty.who() == null ? WORDS.say("noodlijst.pdf.dienst.niemand") : duty.who(),
                    duty.who() == null ? "" : phone);
        }
    }

    private void houses(PdfSheet sheet, Page page) {
        sheet.heading(WORDS.say("noodlijst.pdf.plekken", page.beds()));
        sheet.text(WORDS.say("noodlijst.pdf.plekken.uitleg"));
        for (House house : page.houses()) {
            sheet.keepTogether(3 + house.beds().size());
            sheet.gap();
            sheet.strong(WORDS.say("noodlijst.pdf.huis", house.name(), house.shelter(), house.municipality()));
            sheet.text(WORDS.say("noodlijst.pdf.huis.soort", kind(house.kind()), house.security(), desk(house.desk())));
            if (ShelterKind.of(house.kind()).filter(ShelterKind::byComenshaOnly).isPresent()) {
                sheet.text(WORDS.say("noodlijst.pdf.huis.comensha"));
            }
            house.beds()
                    .forEach(bed -> sheet.row(
                            bed.label(), WORDS.say("noodlijst.pdf.bed.plaatsen", bed.places()), state(bed), said(bed)));
        }
        if (page.more() > 0) {
            sheet.text(WORDS.say("noodlijst.pdf.plekken.meer", page.more()));
        }
    }

    private void toWriteOn(PdfSheet sheet) {
        sheet.keepTogether(LINES_TO_WRITE_ON * 2 + 3);
        sheet.heading(WORDS.say("noodlijst.pdf.schrijf"));
        sheet.text(WORDS.say("noodlijst.pdf.schrijf.uitleg"));
        sheet.lines(LINES_TO_WRITE_ON);
    }

    private String desk(ShelterDesk desk) {
        if (desk == null || desk.phone() == null) {
            return WORDS.say("noodlijst.pdf.geen-nummer");
        }
        return desk.hours() == null ? desk.phone() : WORDS.say("noodlijst.pdf.balie", desk.phone(), desk.hours());
    }

    private String state(Bed bed) {
        return bed.status() == BedStatus.VASTGEHOUDEN && bed.occupiedUntil() != null
                ? WORDS.say("noodlijst.pdf.bed.vastgehouden", DAY_TIME.format(local(bed.occupiedUntil())))
                : WORDS.say("noodlijst.pdf.bed.vrij");
    }

    private String said(Bed bed) {
        return bed.confirmedAt() == null
                ? WORDS.say("noodlijst.pdf.bed.nooit")
                : WORDS.say("noodlijst.pdf.bed.bevestigd", SHORT.format(local(bed.confirmedAt())));
    }

    private static ZonedDateTime local(Instant moment) {
        return moment.atZone(Zones.AMSTERDAM);
    }

    private static String kind(String code) {
        String key = "opvangsoort." + code;
        return KINDS.has(key) ? KINDS.say(key) : code;
    }
}
