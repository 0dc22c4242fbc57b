package nl.schakel.piket.nightlist;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.piket.nightlist.internal.NightListContent;
import nl.schakel.piket.nightlist.internal.NightListPdf;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import nl.schakel.support.database.ClusterLock;
import nl.schakel.support.time.Zones;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: the list on paper for the night in which Schakel cannot be reached: places, numbers and rota of an
 * area, made afresh every evening. It is kept encrypted; who fetches it gets a file that opens with their own words
 * only.
 */
@Service
public class NightList {

    private static final SealedColumn DOCUMENT = new SealedColumn("night_list", "document_enc");

    private static final String PAGE = "/piket/noodlijst";

    private final JdbcClient jdbc;
    private final DutyAreas areas;
    private final NightListContent content;
    private final NightListPdf pdf;
    private final Passphrases passphrases;
    private final PersonalDataCipher cipher;
    private final Outbox outbox;
    private final LookLog looks;
    private final Clock clock;
    private final LocalTime time;

    NightList(
            JdbcClient jdbc,
            DutyAreas areas,
            NightListContent content,
            NightListPdf pdf,
            Passphrases passphrases,
            PersonalDataCipher cipher,
            Outbox outbox,
            LookLog looks,
            Clock clock,
            @Value("${schakel.piket.noodlijst-om:17:00}") String time) {
        this.jdbc = jdbc;
        this.areas = areas;
        this.content = content;
        this.pdf = pdf;
        this.passphrases = passphrases;
        this.cipher = cipher;
        this.outbox = outbox;
        this.looks = looks;
        this.clock = clock;
        this.time = LocalTime.parse(time);
    }

    /**
     * A list that can be fetched.
     *
     * @param evening the local date of the evening that it was made for
     */
    public record Made(String area, LocalDate evening, Instant madeAt, int beds) {}

    /** When the lists are made, in local time. */
    public LocalTime time() {
        return time;
    }

    /** The newest list of an area. @throws NotVisible for who has no part in it */
    public Optional<Made> newest(String area, Viewer viewer) {
        DutyArea found = mine(area, viewer);
        return jdbc.sql("select * from schakel.night_list where area = ?")
                .param(found.code())
                .query((row, n) -> new Made(
                        row.getString("area"),
                        row.getDate("evening").toLocalDate(),
                        row.getTimestamp("made_at").toInstant(),
                        row.getInt("beds")))
                .optional();
    }

    /**
     * The newest list as a file that opens with the viewer's words. That somebody fetched it is logged.
     *
     * @throws NotVisible for who has no part in the area, or when there is no list yet
     */
    @Transactional
    public byte[] fetch(String area, Viewer viewer) {
        Made made = newest(area, viewer).orElseThrow(NotVisible::new);
        byte[] sealed = jdbc.sql("select document_enc from schakel.night_list where area = ?")
                .param(area)
                .query(byte[].class)
                .single();
        byte[] document = Base64.getDecoder().decode(cipher.decrypt(sealed, DOCUMENT.at(area)));
        looks.shown(viewer, "noodlijst", made.beds());
        return pdf.locked(document, passphrases.of(viewer.personId()));
    }

    /** Makes the list of an area anew, because somebody wants it as things are now. */
    @Transactional
    public void makeNow(String area, Viewer viewer) {
        DutyArea found = mine(area, viewer);
        make(found, clock.instant());
    }

    /**
     * Makes the lists of the evening that has begun, each once, whichever node looks first; a list that was missed
     * because everything was down is made later in the night.
     *
     * @return for how many areas this node made one
     */
    @Transactional
    public int makeDue(Instant now) {
        LocalDate evening = evening(now);
        List<DutyArea> due = due(evening);
        if (due.isEmpty() || !mine()) {
            return 0;
        }
        // what another node made just before its lock was free must be seen
        due = due(evening);
        due.forEach(area -> {
            make(area, now);
            areas.coordinators(area)
                    .forEach(person -> outbox.toPerson(
                            person.id(), Template.NOODLIJST, "noodlijst:" + area.code() + ":" + evening, PAGE));
        });
        return due.size();
    }

    private List<DutyArea> due(LocalDate evening) {
        List<String> made = jdbc.sql("select area from schakel.night_list where evening >= ?")
                .param(Date.valueOf(evening))
                .query(String.class)
                .list();
        return areas.all().stream()
                // an area whose regions went elsewhere has no night any more
                .filter(area -> !area.regions().isEmpty())
                .filter(area -> !made.contains(area.code()))
                .toList();
    }

    private boolean mine() {
        return ClusterLock.NIGHT_LIST.tryTake(jdbc);
    }

    /** The evening that a moment belongs to: the night after midnight is still that of the day before. */
    private LocalDate evening(Instant moment) {
        ZonedDateTime local = moment.atZone(Zones.AMSTERDAM);
        LocalDate day = local.toLocalDate();
        return local.toLocalTime().isBefore(time) ? day.minusDays(1) : day;
    }

    private void make(DutyArea area, Instant now) {
        NightListContent.Page page = content.of(area, now);
        String document = Base64.getEncoder().encodeToString(pdf.write(page));
        jdbc.sql("insert into schakel.night_list (area, evening, made_at, beds, document_enc) values (?, ?, ?, ?, ?)"
                        + " on conflict (area) do update set evening = excluded.evening, made_at = excluded.made_at,"
                        + " beds = excluded.beds, document_enc = excluded.document_enc")
                .params(
                        area.code(),
                        Date.valueOf(evening(now)),
                        Timestamp.from(now),
                        page.beds(),
                        cipher.encrypt(document, DOCUMENT.at(area.code())))
                .update();
    }

    private DutyArea mine(String code, Viewer viewer) {
        return areas.of(viewer).stream()
                .filter(area -> area.code().equals(code))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }
}
