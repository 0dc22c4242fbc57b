package nl.schakel.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.schakel.SchakelTest;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FakeClamd;
import nl.schakel.file.FileReading;
import nl.schakel.file.FileSender;
import nl.schakel.file.FileState;
import nl.schakel.file.NewFile;
import nl.schakel.file.Pictures;
import nl.schakel.file.Scanner.Found;
import nl.schakel.file.TrialScanner;
import nl.schakel.notification.Standstills;
import nl.schakel.notification.Standstills.StandstillPart;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Timeline;
import nl.schakel.story.Story;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A file waits in quarantine until it was scanned. It comes out clean, or its content is gone; and whatever happens to the
 * scanner or to the machine that looks, it is looked at again.
 */
@SchakelTest
class QuarantineTest {

    @Autowired
    private CaseFiles files;

    @Autowired
    private FileReading reading;

    @Autowired
    private Inspection inspection;

    @Autowired
    private FileTable table;

    @Autowired
    private FileWatch watch;

    @Autowired
    private Standstills standstills;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Directory directory;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final TrialScanner scanner = new TrialScanner();
    private UUID dossier;

    @BeforeEach
    void aReportAndNothingElseInQuarantine() {
        jdbc.sql("update schakel.case_file set state = 'onleesbaar', content_enc = null where state = 'quarantaine'")
                .update();
        dossier = story.report(Story.plain()).dossier();
    }

    @Test
    void withoutAScannerAFileStaysInQuarantineAndSaysNothingOfWhereItWasMade() {
        UUID file = send(Pictures.photo());

        inspection.look();

        FileReading.Listed listed = listed(file);
        assertThat(listed.state()).isEqualTo(FileState.QUARANTAINE);
        assertThat(listed.ready()).isTrue();
        assertThat(content(file)).doesNotContain(Pictures.WHERE, Pictures.BEHIND);
        assertThat(told("NIEUWS_IN_ZAAK")).isEmpty();
    }

    @Test
    void beforeItIsCleanedNotEvenTheSenderGetsItBack() {
        UUID file = send(Pictures.photo());

        assertThat(listed(file).ready()).isFalse();
        assertThat(reading.ofReporter(dossier, file)).isEmpty();
    }

    @Test
    void cleanIsCleanAndWhoHasTheCaseHearsThatTheReporterSentSomething() {
        UUID photo = send(Pictures.photo());
        UUID document = send(Pictures.document());

        inspection.with(scanner).look();

        assertThat(listed(photo).state()).isEqualTo(FileState.SCHOON);
        assertThat(content(photo)).doesNotContain(Pictures.WHERE, Pictures.BEHIND);
        assertThat(listed(document).state()).isEqualTo(FileState.SCHOON);
        assertThat(content(document)).startsWith("%PDF-1.7");
        assertThat(told("NIEUWS_IN_ZAAK")).contains(officer());
    }

    @Test
    void whatIsHarmfulIsThrownAwayAndToldToWhoOwnsTheCaseAndTheSender() {
        scanner.says = Found.HARM;
        UUID file = send(Pictures.document());

        inspection.with(scanner).look();

        FileReading.Listed listed = listed(file);
        assertThat(listed.state()).isEqualTo(FileState.BESMET);
        assertThat(listed.ready()).isFalse();
        assertThat(jdbc.sql("select content_enc is null from schakel.case_file where id = ?")
                        .param(file)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(told("BESTAND_NIET_BEWAARD")).contains(officer());
        assertThat(kinds()).contains("bestand-besmet");
    }

    @Test
    void throughTheRealProtocolToo() throws Exception {
        try (FakeClamd clamd = new FakeClamd()) {
            byte[] photo = Pictures.photo();
            UUID clean = send(photo);
            inspection.with(new ClamAv(clamd.address(), Duration.ofSeconds(20))).look();
            assertThat(listed(clean).state()).isEqualTo(FileState.SCHOON);
            assertThat(clamd.scanned.get(0)).as("scanned as it came").isEqualTo(photo);

            clamd.mood = FakeClamd.Mood.INFECTED;
            UUID harmful = send(Pictures.photo());
            inspection.with(new ClamAv(clamd.address(), Duration.ofSeconds(20))).look();
            assertThat(listed(harmful).state()).isEqualTo(FileState.BESMET);
        }
    }

    @Test
    void aPictureThatNothingCanDrawIsThrownAway() {
        UUID file = send(Pictures.broken());

        inspection.look();

        assertThat(listed(file).state()).isEqualTo(FileState.ONLEESBAAR);
        assertThat(kinds()).contains("bestand-onleesbaar");
    }

    @Test
    void aScannerThatFailsIsAskedAgainAndBeheerHearsWhenThatLasts() {
        scanner.says = null;
        UUID file = send(Pictures.photo());
        inspection.with(scanner).look();
        assertThat(listed(file).state()).isEqualTo(FileState.QUARANTAINE);
        assertThat(reading.ofReporter(dossier, file))
                .as("cleaned all the same, for who sent it")
                .isPresent();

        watch.with(scanner).look(Duration.ofHours(1));
        assertThat(standing()).isFalse();
        jdbc.sql(
                        "update schakel.case_file set failing_since = now() - interval '10 minutes', next_at = now() where id = ?")
                .param(file)
                .update();
        watch.look(Duration.ofMinutes(5));
        assertThat(standing())
                .as("where nothing is scanned nothing stands still")
                .isFalse();
        watch.with(scanner).look(Duration.ofMinutes(5));
        assertThat(standing()).isTrue();
        assertThat(rung()).as("nobody is woken for a file").containsOnly("INCIDENT");

        scanner.says = Found.NOTHING;
        inspection.with(scanner).look();
        assertThat(listed(file).state()).isEqualTo(FileState.SCHOON);
        watch.with(scanner).look(Duration.ofMinutes(5));
        jdbc.sql("update schakel.standstill set seen_at = now() - interval '1 minute' where part = 'bestanden'")
                .update();
        standstills.over();
        assertThat(standing()).isFalse();
    }

    @Test
    void aFileThatNobodyLooksAtStandsStill() {
        UUID file = send(Pictures.photo());
        jdbc.sql("update schakel.case_file set next_at = now() - interval '10 minutes' where id = ?")
                .param(file)
                .update();

        watch.with(scanner).look(Duration.ofMinutes(5));

        assertThat(standing()).isTrue();
        jdbc.sql("delete from schakel.standstill where part = 'bestanden'").update();
    }

    @Test
    void aMachineThatFallsAwayLeavesItsFileToTheNextAndItsOwnWordCountsNoMore() {
        UUID file = send(Pictures.document());
        FileTable.Held fallen = table.hold(true).orElseThrow();
        assertThat(table.hold(true)).as("as long as one looks, no other does").isEmpty();

        jdbc.sql("update schakel.case_file set held_until = now() - interval '1 second' where id = ?")
                .param(file)
                .update();
        FileTable.Held next = table.hold(true).orElseThrow();
        assertThat(next.id()).isEqualTo(file);
        transaction.executeWithoutResult(
                status -> assertThat(table.decide(fallen, FileState.BESMET)).isFalse());
        transaction.executeWithoutResult(
                status -> assertThat(table.decide(next, FileState.SCHOON)).isTrue());
        assertThat(listed(file).state()).isEqualTo(FileState.SCHOON);
    }

    @Test
    void aFileThatEndsEachLookIsNotLookedAtForEver() {
        UUID file = send(Pictures.photo());
        for (int look = 0; look < 3; look++) {
            table.hold(true).orElseThrow();
            jdbc.sql("update schakel.case_file set held_until = now() - interval '1 second' where id = ?")
                    .param(file)
                    .update();
        }

        inspection.with(scanner).look();

        assertThat(listed(file).state()).isEqualTo(FileState.ONLEESBAAR);
    }

    /** A key that is missing for a while costs no evidence. */
    @Test
    void aFileThatCannotBeOpenedIsKeptUntilItCan() {
        UUID file = send(Pictures.photo());
        byte[] sealed = table.content(file).orElseThrow();
        jdbc.sql("update schakel.case_file set content_enc = ? where id = ?")
                .params(new byte[sealed.length], file)
                .update();
        for (int look = 0; look < 5; look++) {
            jdbc.sql("update schakel.case_file set next_at = now() where id = ?")
                    .param(file)
                    .update();
            inspection.with(scanner).look();
        }
        assertThat(listed(file).state()).isEqualTo(FileState.QUARANTAINE);

        jdbc.sql("update schakel.case_file set content_enc = ?, next_at = now() where id = ?")
                .params(sealed, file)
                .update();
        inspection.with(scanner).look();

        assertThat(listed(file).state()).isEqualTo(FileState.SCHOON);
    }

    @Test
    void aDoubleClickIsOneFileAlsoWhenBothComeAtOnce() throws Exception {
        byte[] photo = Pictures.photo();
        ExecutorService both = Executors.newFixedThreadPool(4);
        CyclicBarrier start = new CyclicBarrier(4);
        try {
            List<Future<UUID>> sent = IntStream.range(0, 4)
                    .mapToObj(n -> both.submit(() -> {
                        start.await();
                        return send(photo);
                    }))
                    .toList();
            UUID first = sent.get(0).get();
            for (Future<UUID> one : sent) {
                assertThat(one.get()).isEqualTo(first);
            }
        } finally {
            both.shutdown();
        }
        assertThat(reading.ofReporter(dossier)).hasSize(1);
        assertThat(kinds()).filteredOn("melder-stuurt-bestand"::equals).hasSize(1);
    }

    @Test
    void tenFilesWithAReportAndNoMoreAlsoWhenTheyComeAtOnce() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(6);
        try {
            List<Future<Boolean>> sent = IntStream.range(0, 16)
                    .mapToObj(n -> many.submit(() -> {
                        try {
                            send(Pictures.document());
                            return true;
                        } catch (InvalidInput tooMany) {
                            return false;
                        }
                    }))
                    .toList();
            int taken = 0;
            for (Future<Boolean> one : sent) {
                taken += one.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(CaseFiles.OF_A_REPORTER);
        } finally {
            many.shutdown();
        }
        assertThat(reading.ofReporter(dossier)).hasSize(CaseFiles.OF_A_REPORTER);
    }

    @Test
    void whatIsTooLargeOfAnotherKindOrUnpacksTooFarIsRefusedWithWhy() {
        refused(new byte[CaseFiles.LARGEST + 1], "te-groot");
        refused(new byte[0], "verplicht");
        refused("MZ een programma dat foto.jpg heet".getBytes(StandardCharsets.US_ASCII), "onbekend-soort");
        refused(Pictures.bomb(), "te-veel-punten");
        refused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1}, "onleesbaar");
        assertThat(reading.ofReporter(dossier)).isEmpty();
    }

    @Test
    void aClosedCaseTakesNoFiles() {
        transaction.executeWithoutResult(status -> dossiers.close(dossier, Outcome.GEEN_AANWIJZINGEN));
        refused(Pictures.photo(), "gesloten");
    }

    /** R9: neither what is in it nor what it is called stands anywhere in clear. */
    @Test
    void theContentAndTheNameAreSealed() {
        byte[] document = Pictures.document();
        files.add(dossier, new NewFile("C:\\Foto's\\Jelle Bosman (fictief).pdf", document), FileSender.REPORTER);

        assertThat(reading.ofReporter(dossier).get(0).name()).isEqualTo("Jelle Bosman (fictief).pdf");
        for (String place : List.of("case_file", "timeline_entry", "outbox", "access_log")) {
            assertThat(jdbc.sql("select count(*) from schakel." + place + " t where t::text like '%Bosman%'")
                            .query(Integer.class)
                            .single())
                    .as(place)
                    .isZero();
        }
        assertThat(jdbc.sql("select count(*) from schakel.case_file where position(?::bytea in content_enc) > 0")
                        .param("loonstrook".getBytes(StandardCharsets.US_ASCII))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private UUID send(byte[] content) {
        return files.add(dossier, new NewFile("foto.jpg", content), FileSender.REPORTER);
    }

    private void refused(byte[] content, String code) {
        assertThatThrownBy(() -> send(content))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors().get(0).code()).isEqualTo(code));
    }

    private FileReading.Listed listed(UUID file) {
        return reading.ofReporter(dossier).stream()
                .filter(one -> one.id().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private String content(UUID file) {
        return new String(reading.ofReporter(dossier, file).orElseThrow().bytes(), StandardCharsets.ISO_8859_1);
    }

    private UUID officer() {
        return directory
                .members(GroupId.parse("aandachtsfunctionaris@GM0267"))
                .get(0)
                .id();
    }

    private List<UUID> told(String template) {
        return jdbc.sql("select receiver from schakel.outbox where template = ? and link = ?")
                .params(template, "/zaken/" + dossier)
                .query(UUID.class)
                .list();
    }

    private List<String> kinds() {
        return timeline.of(dossier).stream().map(Timeline.TimelineLine::kind).toList();
    }

    private boolean standing() {
        return standstills.now().stream().anyMatch(one -> one.part() == StandstillPart.BESTANDEN);
    }

    private List<String> rung() {
        return jdbc.sql("select template from schakel.outbox where key like 'stilstand-' ||"
                        + " (select max(id) from schakel.standstill where part = 'bestanden') || '-%'")
                .query(String.class)
                .list();
    }
}
