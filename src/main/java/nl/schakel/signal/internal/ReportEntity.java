package nl.schakel.signal.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.signal.DossierReading.PlaceOnline;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;

/** Entity: what was reported and by whom; never changed after intake, what comes later is an entry. */
@Entity
@Table(name = "report")
public class ReportEntity {

    private static final SealedColumn EXPLANATION = column("explanation_enc");
    private static final SealedColumn LOCATION = column("location_enc");
    private static final SealedColumn ONLINE = column("online_enc");
    private static final SealedColumn NAME = column("reporter_name_enc");
    private static final SealedColumn JOB = column("reporter_job_enc");
    private static final SealedColumn EMAIL = column("reporter_email_enc");
    private static final SealedColumn PHONE = column("reporter_phone_enc");

    /** Nobody said anything, which is not the same as unknown (R11). */
    public static final String NOT_ASKED = "niet-gevraagd";

    private static final String BETWEEN = "\n";

    /** What happened and where, in the reporter's words. @param location may be null */
    public record Story(String explanation, String location, List<PlaceOnline> online) {}

    /** Who reported; each of these may be null. */
    public record Reporter(String name, String job, String email, String phone) {}

    @Id
    public UUID dossierId;

    @Column(name = "explanation_enc")
    private byte[] explanation;

    @Column(name = "location_enc")
    private byte[] location;

    @Column(name = "online_enc")
    private byte[] online;

    public List<String> forms;
    public String minor;
    public String aboutSelf;
    public List<String> livesIn = List.of();
    public List<String> recruitedIn = List.of();
    public List<String> exploitedIn = List.of();
    public List<String> indicators;
    public UUID reporterPerson;
    public UUID enteredBy;
    public boolean fromList;
    public UUID mailGroup;

    @Column(name = "reporter_name_enc")
    private byte[] reporterName;

    @Column(name = "reporter_job_enc")
    private byte[] reporterJob;

    @Column(name = "reporter_email_enc")
    private byte[] reporterEmail;

    @Column(name = "reporter_phone_enc")
    private byte[] reporterPhone;

    public boolean reporterSafe;
    public String reportingCodeDuty;

    protected ReportEntity() {}

    public ReportEntity(UUID dossier, Story told, CaseCipher ciphers) {
        PersonalDataCipher cipher = ciphers.of(dossier);
        dossierId = dossier;
        explanation = cipher.encrypt(told.explanation(), EXPLANATION.at(dossier));
        location = cipher.encrypt(told.location(), LOCATION.at(dossier));
        online = cipher.encrypt(
                told.online().isEmpty()
                        ? null
                        : told.online().stream()
                                .map(place -> place.kind() + " " + place.where().replaceAll("\\R", " "))
                                .collect(Collectors.joining(BETWEEN)),
                ONLINE.at(dossier));
        reportingCodeDuty = NOT_ASKED;
        aboutSelf = NOT_ASKED;
    }

    /** What stands in place of a report in a dossier that a request for shelter began. */
    public static ReportEntity ofPlacement(UUID dossier, String reason, UUID asker, CaseCipher ciphers) {
        ReportEntity report = new ReportEntity(dossier, new Story(reason, null, List.of()), ciphers);
        report.forms = List.of();
        report.minor = NOT_ASKED;
        report.indicators = List.of();
        report.enteredBy = asker;
        return report;
    }

    /** Keeps who reported. */
    public void reporter(Reporter reporter, CaseCipher ciphers) {
        PersonalDataCipher cipher = ciphers.of(dossierId);
        reporterName = cipher.encrypt(reporter.name(), NAME.at(dossierId));
        reporterJob = cipher.encrypt(reporter.job(), JOB.at(dossierId));
        reporterEmail = cipher.encrypt(reporter.email(), EMAIL.at(dossierId));
        reporterPhone = cipher.encrypt(reporter.phone(), PHONE.at(dossierId));
    }

    /** What happened and where. */
    public Story story(CaseCipher ciphers) {
        PersonalDataCipher cipher = ciphers.of(dossierId);
        return new Story(
                cipher.decrypt(explanation, EXPLANATION.at(dossierId)),
                cipher.decrypt(location, LOCATION.at(dossierId)),
                places(cipher.decrypt(online, ONLINE.at(dossierId))));
    }

    private static List<PlaceOnline> places(String lines) {
        return lines == null
                ? List.of()
                : lines.lines()
                        .map(line -> line.split(" ", 2))
                        .map(line -> new PlaceOnline(line[0], line[1]))
                        .toList();
    }

    /** Who reported. */
    public Reporter reporter(CaseCipher ciphers) {
        PersonalDataCipher cipher = ciphers.of(dossierId);
        return new Reporter(
                cipher.decrypt(reporterName, NAME.at(dossierId)),
                cipher.decrypt(reporterJob, JOB.at(dossierId)),
                cipher.decrypt(reporterEmail, EMAIL.at(dossierId)),
                cipher.decrypt(reporterPhone, PHONE.at(dossierId)));
    }

    /** Whether nothing is known by which the reporter could be written to or called. */
    public boolean anonymous() {
        return reporterPerson == null && reporterName == null && reporterEmail == null && reporterPhone == null;
    }

    /** Whether the reporter left a mail address. */
    public boolean hasEmail() {
        return reporterEmail != null;
    }

    private static SealedColumn column(String name) {
        return new SealedColumn("report", name);
    }
}
