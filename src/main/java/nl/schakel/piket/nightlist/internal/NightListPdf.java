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
import nl.schakel.support.time.Zones;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the night list as a PDF for paper, and locks it with somebody's words (AES-256). */
@Component
public class NightListPdf {

    private static final Locale DUTCH = Locale.forLanguageTag("nl-NL");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", DUTCH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EE d MMM HH:mm", DUTCH);
    private static final DateTimeFormatter DAY_TIME = DateTimeFormatter.ofPattern("EE HH:mm", DUTCH);
    private static final int KEY_BITS = 256;
    private static final int OWNER_BYTES = 24;
    private static final int LINES_TO_WRITE_ON = 14;

    private final MessageSource messages;
    private final SecureRandom random = new SecureRandom();

    NightListPdf(MessageSource messages) {
        this.messages = messages;
    }

    /** The list as a PDF that anybody can open; it is kept encrypted by who keeps it. */
    public byte[] write(Page page) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PdfSheet sheet = new PdfSheet(document, say("voet", page.area(), MOMENT.format(local(page.madeAt()))));
            document.getDocumentInformation().setTitle(say("titel", page.area()));
            document.getDocumentCatalog().setLanguage("nl-NL");
            sheet.title(say("titel", page.area()));
            sheet.strong(say("gemaakt", MOMENT.format(local(page.madeAt()))));
            sheet.text(say("uitleg"));
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
        sheet.heading(say("dienst"));
        if (duties.isEmpty()) {
            sheet.text(say("dienst.leeg"));
        }
        for (Duty duty : duties) {
            String phone = duty.phone() == null ? say("geen-nummer") : duty.phone();
            sheet.row(
                    say("dienst.tijd", SHORT.format(local(duty.from())), DAY_TIME.format(local(duty.until()))),
                    say("dienst.lijn." + duty.line()),
                    duty.who() == null ? say("dienst.niemand") : duty.who(),
                    duty.who() == null ? "" : phone);
        }
    }

    private void houses(PdfSheet sheet, Page page) {
        sheet.heading(say("plekken", page.beds()));
        sheet.text(say("plekken.uitleg"));
        for (House house : page.houses()) {
            sheet.keepTogether(3 + house.beds().size());
            sheet.gap();
            sheet.strong(say("huis", house.name(), house.shelter(), house.municipality()));
            sheet.text(say(
                    "huis.soort",
                    messages.getMessage("opvangsoort." + house.kind(), null, house.kind(), DUTCH),
                    house.security(),
                    desk(house.desk())));
            if (ShelterKind.of(house.kind()).filter(ShelterKind::byComenshaOnly).isPresent()) {
                sheet.text(say("huis.comensha"));
            }
            house.beds()
                    .forEach(bed -> sheet.row(bed.label(), say("bed.plaatsen", bed.places()), state(bed), said(bed)));
        }
        if (page.more() > 0) {
            sheet.text(say("plekken.meer", page.more()));
        }
    }

    private void toWriteOn(PdfSheet sheet) {
        sheet.keepTogether(LINES_TO_WRITE_ON * 2 + 3);
        sheet.heading(say("schrijf"));
        sheet.text(say("schrijf.uitleg"));
        sheet.lines(LINES_TO_WRITE_ON);
    }

    private String desk(ShelterDesk desk) {
        if (desk == null || desk.phone() == null) {
            return say("geen-nummer");
        }
        return desk.hours() == null ? desk.phone() : say("balie", desk.phone(), desk.hours());
    }

    private String state(Bed bed) {
        return bed.status() == BedStatus.VASTGEHOUDEN && bed.occupiedUntil() != null
                ? say("bed.vastgehouden", DAY_TIME.format(local(bed.occupiedUntil())))
                : say("bed.vrij");
    }

    private String said(Bed bed) {
        return bed.confirmedAt() == null
                ? say("bed.nooit")
                : say("bed.bevestigd", SHORT.format(local(bed.confirmedAt())));
    }

    private static ZonedDateTime local(Instant moment) {
        return moment.atZone(Zones.AMSTERDAM);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage("noodlijst.pdf." + key, arguments.length == 0 ? null : arguments, DUTCH);
    }
}
