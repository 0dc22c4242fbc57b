package nl.schakel.signal.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import nl.schakel.signal.Answer;
import nl.schakel.support.crypto.EncryptedString;

/** What was reported and by whom; never changed after intake, what comes later is an entry. */
@Entity
@Table(name = "report")
public class ReportEntity {

    @Id
    public UUID dossierId;

    @Column(name = "explanation_enc")
    @Convert(converter = EncryptedString.class)
    public String explanation;

    @Column(name = "location_enc")
    @Convert(converter = EncryptedString.class)
    public String location;

    public String forms;
    public String minor;
    public String indicators;
    public UUID reporterPerson;
    public UUID enteredBy;

    @Column(name = "reporter_name_enc")
    @Convert(converter = EncryptedString.class)
    public String reporterName;

    @Column(name = "reporter_job_enc")
    @Convert(converter = EncryptedString.class)
    public String reporterJob;

    @Column(name = "reporter_email_enc")
    @Convert(converter = EncryptedString.class)
    public String reporterEmail;

    @Column(name = "reporter_phone_enc")
    @Convert(converter = EncryptedString.class)
    public String reporterPhone;

    public boolean reporterSafe;
    public String reportingCodeDuty;

    /** What stands in place of a report in a dossier that a request for shelter began. */
    public static ReportEntity ofPlacement(UUID dossier, String reason, UUID asker) {
        ReportEntity report = new ReportEntity();
        report.dossierId = dossier;
        report.explanation = reason;
        report.forms = "";
        report.minor = Answer.ONBEKEND.code();
        report.indicators = "";
        report.enteredBy = asker;
        report.reportingCodeDuty = Answer.ONBEKEND.code();
        return report;
    }
}
