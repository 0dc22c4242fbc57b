package nl.schakel.piket.nightlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.TrialArea;
import nl.schakel.piket.nightlist.internal.NightListContent;
import nl.schakel.piket.nightlist.internal.NightListPdf;
import nl.schakel.piket.rota.AreaSetup;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.piket.rota.Rota;
import nl.schakel.signal.NewSignal;
import nl.schakel.story.Story;
import nl.schakel.support.time.Zones;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list on paper: opens with the own words only, made once every evening, and about no one who needs help. */
@SchakelTest
class NightListTest {

    private static final String DEMO = "piket-wvv";
    private static final LocalDate DAY = LocalDate.of(2031, 5, 6);

    @Autowired
    private NightList lists;

    @Autowired
    private AreaSetup setup;

    @Autowired
    private NightListPdf pdf;

    @Autowired
    private Passphrases passphrases;

    @Autowired
    private Rota rota;

    @Autowired
    private Reachability reachability;

    @Autowired
    private Story story;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void noListYet() {
        jdbc.sql("delete from schakel.night_list").update();
        // the areas that other tests left behind have theirs: nobody waits for a hundred documents more
        jdbc.sql("insert into schakel.night_list (area, evening, made_at, beds, document_enc)"
                        + " select code, date '2099-01-01', now(), 0, '' from schakel.duty_area where code <> ?")
                .param(DEMO)
                .update();
    }

    @AfterEach
    void noListAnyMore() {
        jdbc.sql("delete from schakel.night_list").update();
    }

    @Test
    void itOpensWithTheOwnWordsOnlyAndIsEncryptedWithAes256() throws IOException {
        Viewer one = story.viewer("piket.een");
        Viewer two = story.viewer("piket.twee");
        reachability.keep(
                one.personId(),
                "06 00 00 00 01",
                reachability.of(one.personId()).orElseThrow().email());
        lists.makeNow(DEMO, one);
        byte[] file = lists.fetch(DEMO, one);
        String words = passphrases.of(one.personId());

        try (PDDocument document = Loader.loadPDF(file, words)) {
            assertThat(document.getEncryption().getVersion()).isEqualTo(5);
            assertThat(document.getEncryption().getRevision()).isEqualTo(6);
            assertThat(document.getEncryption().getLength()).isEqualTo(256);
            assertThat(document.getCurrentAccessPermission().canPrint()).isTrue();
            assertThat(document.getCurrentAccessPermission().canModify()).isFalse();
            assertThat(new PDFTextStripper().getText(document))
                    .contains(
                            "Noodlijst",
                            "Huis aan de Kade",
                            "Noodbedden Nijkerk",
                            "Hugo Scholten",
                            "06 00 00 00 01",
                            "Nachtbalie: 06 00 00 10");
        }
        for (String wrong : List.of("", "fout", words.substring(1), passphrases.of(two.personId()))) {
            assertThatThrownBy(() -> Loader.loadPDF(file, wrong).close()).isInstanceOf(InvalidPasswordException.class);
        }
        assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Scholten", "Huis aan de Kade");
    }

    @Test
    void eachPersonHasWordsOfTheirOwnAndNewOnesReplaceThem() throws IOException {
        Viewer one = story.viewer("piket.een");
        String before = passphrases.of(one.personId());
        assertThat(before).matches("([a-z]{3,5}-){5}[0-9]{2}").isEqualTo(passphrases.of(one.personId()));
        assertThat(before)
                .isNotEqualTo(passphrases.of(story.viewer("piket.twee").personId()));

        String after = passphrases.renew(one.personId());

        assertThat(after).isNotEqualTo(before);
        lists.makeNow(DEMO, one);
        byte[] file = lists.fetch(DEMO, one);
        assertThatThrownBy(() -> Loader.loadPDF(file, before).close()).isInstanceOf(InvalidPasswordException.class);
        Loader.loadPDF(file, after).close();
        assertThat(jdbc.sql("select encode(phrase_enc, 'escape') from schakel.night_passphrase")
                        .query(String.class)
                        .list())
                .noneMatch(kept -> kept.contains(after.split("-")[0] + "-"));
    }

    @Test
    void nothingOnItIsAboutWhoNeedsHelp() throws IOException {
        story.report(new NewSignal(
                "GM0267", "Marker Zilverreiger (fictief).", null, null, null, null, null, null, null, null));
        Viewer one = story.viewer("piket.een");
        lists.makeNow(DEMO, one);

        assertThat(text(lists.fetch(DEMO, one), passphrases.of(one.personId()))).doesNotContain("Zilverreiger");
        assertThat(jdbc.sql("select encode(document_enc, 'escape') from schakel.night_list where area = ?")
                        .param(DEMO)
                        .query(String.class)
                        .single())
                .as("kept encrypted")
                .doesNotContain("PDF-");
    }

    @Test
    void dutchSignsAreReadBackAndStrangeOnesCostNothing() throws IOException {
        var duty = new NightListContent.Duty(
                1, Instant.parse("2031-05-06T15:00:00Z"), Instant.parse("2031-05-07T06:30:00Z"), "Zoë Ĳsbrandt", null);
        byte[] file = pdf.locked(
                pdf.write(new NightListContent.Page(
                        "Curaçaolaan één € \uD83D\uDECF", duty.from(), List.of(duty), List.of(), 0, 3)),
                "zo");
        assertThat(text(file, "zo")).contains("Zoë Ĳsbrandt", "Curaçaolaan één € ?", "geen nummer bekend");
    }

    @Test
    void whoHasNoPartInTheAreaGetsNothing() {
        lists.makeNow(DEMO, story.viewer("piket.een"));
        for (String other : List.of("af.nijkerk", "zorg.wvv", "opvang.haven", "politie.nacht", "beheer")) {
            assertThatThrownBy(() -> lists.fetch(DEMO, story.viewer(other)))
                    .as(other)
                    .isInstanceOf(NotVisible.class);
            assertThatThrownBy(() -> lists.makeNow(DEMO, story.viewer(other))).isInstanceOf(NotVisible.class);
        }
        assertThat(lists.newest(DEMO, story.viewer("keten.wvv"))).isPresent();
    }

    @Test
    void itIsMadeAtFiveEveryEveningAndCaughtUpAtNight() {
        lists.makeDue(at(DAY, "17:00"));
        assertThat(evening()).isEqualTo(DAY);
        assertThat(lists.makeDue(at(DAY, "23:59"))).isZero();
        assertThat(lists.makeDue(at(DAY.plusDays(1), "03:10"))).isZero();
        assertThat(lists.makeDue(at(DAY.plusDays(1), "16:59"))).isZero();

        assertThat(lists.makeDue(at(DAY.plusDays(1), "17:00"))).isPositive();
        assertThat(evening()).isEqualTo(DAY.plusDays(1));
        assertThat(jdbc.sql("select count(*) from schakel.night_list where area = ?")
                        .param(DEMO)
                        .query(Integer.class)
                        .single())
                .as("older ones are gone")
                .isEqualTo(1);

        assertThat(lists.makeDue(at(DAY.plusDays(4), "02:00")))
                .as("missed by a failure")
                .isPositive();
        assertThat(evening()).isEqualTo(DAY.plusDays(3));
    }

    @Test
    void fiveOClockIsFiveOClockOnBothDaysOnWhichTheClockChanges() {
        for (LocalDate change : List.of(LocalDate.of(2032, 3, 28), LocalDate.of(2032, 10, 31))) {
            lists.makeDue(at(change.minusDays(1), "17:00"));
            assertThat(lists.makeDue(at(change, "02:30"))).isZero();
            assertThat(lists.makeDue(at(change, "16:59"))).isZero();
            assertThat(lists.makeDue(at(change, "17:00"))).isPositive();
            assertThat(evening()).isEqualTo(change);
        }
    }

    @Test
    void twoNodesMakeItOnceAndTheRotaHearsOnce() throws Exception {
        TrialArea area = new TrialArea(beans);
        Viewer ann = area.coordinator("ann");
        Viewer bob = area.coordinator("bob");
        Instant now = at(DAY.plusDays(20), "17:00");
        int nodes = 4;
        CyclicBarrier together = new CyclicBarrier(nodes);
        Callable<Integer> node = () -> {
            together.await();
            return lists.makeDue(now);
        };
        ExecutorService pool = Executors.newFixedThreadPool(nodes);
        List<Integer> made = new ArrayList<>();
        try {
            for (Future<Integer> done : pool.invokeAll(java.util.Collections.nCopies(nodes, node))) {
                made.add(done.get());
            }
        } finally {
            pool.shutdown();
        }

        assertThat(made.stream().filter(count -> count > 0)).hasSize(1);
        assertThat(lists.makeDue(now)).isZero();
        for (Viewer member : List.of(ann, bob)) {
            assertThat(mailed(member)).containsExactly("NOODLIJST /piket/noodlijst");
        }
    }

    @Test
    void anAreaWithoutRegionsHasNoListAndItsCoordinatorsHearNothing() {
        TrialArea staying = new TrialArea(beans);
        TrialArea leaving = new TrialArea(beans);
        Viewer asking = staying.director("proefregie");
        Viewer ann = staying.coordinator("ann");
        Viewer director = leaving.director("proefregie");
        Viewer bob = leaving.coordinator("bob");
        lists.makeNow(leaving.code, bob);
        setup.ask(staying.code, leaving.code, asking);

        setup.accept(setup.toAnswer(director).get(0).id(), director);
        assertThat(withList()).as("the old one is gone with the rota").doesNotContain(leaving.code);
        lists.makeDue(at(DAY.plusDays(30), "17:00"));

        assertThat(withList()).contains(staying.code).doesNotContain(leaving.code);
        assertThat(mailed(ann)).containsExactly("NOODLIJST /piket/noodlijst");
        assertThat(mailed(bob)).noneMatch(mail -> mail.startsWith("NOODLIJST"));
    }

    private List<String> mailed(Viewer member) {
        return jdbc.sql("select template || ' ' || link from schakel.outbox where receiver = ?")
                .param(member.personId())
                .query(String.class)
                .list();
    }

    private List<String> withList() {
        return jdbc.sql("select area from schakel.night_list")
                .query(String.class)
                .list();
    }

    private LocalDate evening() {
        return lists.newest(DEMO, story.viewer("piket.een")).orElseThrow().evening();
    }

    private static String text(byte[] file, String words) throws IOException {
        try (PDDocument document = Loader.loadPDF(file, words)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Instant at(LocalDate day, String time) {
        return LocalDateTime.of(day, LocalTime.parse(time))
                .atZone(Zones.AMSTERDAM)
                .toInstant();
    }
}
