package nl.schakel.process.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.schakel.process.compare.BundleComparison;
import nl.schakel.process.compare.FileDifference;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** A bundle leaves as a zip and comes back the same; a zip that holds anything else is refused, file by file. */
class BundleZipTest {

    private static final String MODEL = "<definitions/>";

    @Test
    void whatIsTakenAwayComesBackTheSame() {
        Map<String, byte[]> files = ShippedBundle.whole().bytes();

        byte[] zip = BundleZip.write(files);

        assertThat(BundleZip.read(zip).keySet()).isEqualTo(files.keySet());
        assertThat(BundleZip.read(zip))
                .allSatisfy((name, content) -> assertThat(content).isEqualTo(files.get(name)));
        assertThat(BundleZip.write(files)).as("the same bytes each time").isEqualTo(zip);
        assertThat(zip.length).isLessThan(1_000_000);
    }

    @Test
    void whatAComputerAddsIsLeftOut() {
        byte[] zip = zip(
                "map van mij (2)/processes/",
                "map van mij (2)/processes/meldroute.bpmn",
                "map van mij (2)/forms/vraag.form",
                "__MACOSX/map/._meldroute.bpmn",
                "map van mij (2)/.DS_Store",
                "Thumbs.db");

        assertThat(BundleZip.read(zip).keySet()).containsExactly("meldroute.bpmn", "vraag.form");
    }

    @Test
    void aNameThatLeadsOutOfTheZipIsRefused() {
        for (String name : List.of(
                "../evil.bpmn",
                "processes/../../evil.bpmn",
                "/etc/evil.bpmn",
                "C:/evil.bpmn",
                "C:evil.bpmn",
                "__MACOSX/../evil.bpmn")) {
            assertThat(codes(zip("meldroute.bpmn", name))).as(name).containsExactly("onveilig");
        }
        assertThat(messages(zip("../evil.bpmn"))).singleElement().asString().contains("../evil.bpmn");
    }

    /** Written by the JDK: the other library makes slashes of them. */
    @Test
    void aNameWithBackslashesIsRefused() throws IOException {
        for (String name : List.of("..\\evil.bpmn", "processes\\evil.bpmn", "\\\\server\\evil.bpmn")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                out.putNextEntry(new ZipEntry(name));
                out.closeEntry();
            }

            assertThat(codes(bytes.toByteArray())).as(name).containsExactly("onveilig");
        }
    }

    @Test
    void aNameThatNoFileOfABundleHasIsRefused() {
        for (String name : List.of(
                "leesmij.txt",
                "processes/script.js",
                "processes/.verborgen.bpmn",
                "processes/diep/dieper/model.bpmn",
                "processes/model.bpmn.exe",
                "processes/\u202Enpb.bpmn",
                "processes/m\u00F6del.bpmn",
                "_rf.bpmn",
                "model.bpmn\n.bpmn")) {
            assertThat(codes(zip(name))).as(name).containsExactly("naam");
        }
        assertThat(messages(zip("x\u202Enpb.txt")).get(0))
                .contains("x\uFFFDnpb.txt")
                .contains(".bpmn, .dmn of .form");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() {
        assertThat(codes(zip("processes/a.bpmn", "processes/a.bpmn"))).containsExactly("dubbel");
        assertThat(codes(zip("processes/a.bpmn", "a.bpmn"))).containsExactly("dubbel");
        assertThat(codes(zip("processes/a.bpmn", "processes/A.BPMN"))).containsExactly("naam");
        assertThat(codes(zip("processes/a.bpmn", "processes/A.bpmn"))).containsExactly("naam");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(messages(zip("leesmij.txt", "../a.bpmn", "b.bpmn", "x/b.bpmn")))
                .hasSize(3);
        assertThat(messages(
                        zip(IntStream.range(0, 300).mapToObj(i -> i + ".txt").toArray(String[]::new))))
                .hasSize(20);
    }

    @Test
    void tenThousandEntriesAreRefused() {
        byte[] zip = zip(IntStream.range(0, 10_000).mapToObj(i -> i + ".bpmn").toArray(String[]::new));

        assertThat(codes(zip)).containsExactly("te-veel");
    }

    @Test
    void aBombIsRefused() throws IOException {
        byte[] zeros = new byte[15_000_000];
        byte[] zip = packed(out -> {
            put(out, new ZipArchiveEntry("a.bpmn"), zeros);
            put(out, new ZipArchiveEntry("b.bpmn"), zeros);
        });

        assertThat(zip.length).isLessThan(100_000);
        assertThat(codes(zip)).containsExactly("te-groot");
        assertThat(messages(zip).get(0)).contains("b.bpmn");
    }

    @Test
    void aBombThatSaysToBeSmallIsRefused() throws IOException {
        byte[] zip = packed(out -> put(out, new ZipArchiveEntry("a.bpmn"), new byte[30_000_000]));
        // the size in the list at the end: 30,000,000 becomes 10
        for (int i = 0; i < zip.length - 4; i++) {
            if (zip[i] == (byte) 0x80 && zip[i + 1] == (byte) 0xC3 && zip[i + 2] == (byte) 0xC9 && zip[i + 3] == 1) {
                Arrays.fill(zip, i, i + 4, (byte) 0);
                zip[i] = 10;
            }
        }

        assertThatThrownBy(() -> BundleZip.read(zip)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatIsNoZipIsRefused() {
        assertThat(codes("geen zip".getBytes(StandardCharsets.UTF_8))).containsExactly("geen-zip");
        assertThat(codes(new byte[0])).containsExactly("verplicht");
        assertThat(codes(zip())).containsExactly("leeg");
        assertThat(codes(zip("processes/"))).containsExactly("leeg");
    }

    @Test
    void aHalfOrDamagedZipIsRefusedWithoutAnError() {
        byte[] whole = BundleZip.write(ShippedBundle.whole().bytes());
        Random random = new Random(12);
        for (int i = 0; i < 200; i++) {
            byte[] zip = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int flips = 0; i % 2 == 1 && flips < 5; flips++) {
                zip[random.nextInt(zip.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                BundleZip.read(zip);
            } catch (InvalidInput refused) {
                assertThat(refused.errors()).isNotEmpty();
            }
        }
    }

    @Test
    void moreThanFiveMegabytesIsRefused() {
        assertThat(codes(new byte[5_000_001])).containsExactly("te-groot");
    }

    @Test
    void aPasswordIsRefused() throws IOException {
        byte[] zip = zip("processes/a.bpmn");
        // the mark for encryption, in the entry and in the list at the end
        for (int i = 0; i < zip.length - 10; i++) {
            boolean local = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4;
            boolean central = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2;
            if (local || central) {
                zip[i + (local ? 6 : 8)] |= 1;
            }
        }

        assertThat(codes(zip)).containsExactly("wachtwoord");
    }

    @Test
    void aLinkIsRefused() throws IOException {
        ZipArchiveEntry link = new ZipArchiveEntry("processes/a.bpmn");
        link.setUnixMode(UnixStat.LINK_FLAG | 0777);

        assertThat(codes(packed(out -> put(out, link, "/etc/passwd".getBytes(StandardCharsets.UTF_8)))))
                .containsExactly("onveilig");
    }

    /** The zip is in order; what is in the file is for the rules, which name it. */
    @Test
    void aDocumentTypeIsNamedByTheRules() throws IOException {
        String hostile = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>";
        byte[] zip = packed(out ->
                put(out, new ZipArchiveEntry("processes/meldroute.bpmn"), hostile.getBytes(StandardCharsets.UTF_8)));
        Map<String, byte[]> files = BundleZip.read(zip);

        assertThat(ShippedBundle.rules().check(files))
                .filteredOn(finding -> finding.rule().equals("leesbaar"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.line()).contains("meldroute.bpmn").contains("DOCTYPE"));
        assertThat(BundleComparison.between(Map.of(), files))
                .singleElement()
                .extracting(FileDifference::unreadable)
                .asString()
                .contains("DOCTYPE")
                .doesNotContain("root:");
    }

    private static List<String> codes(byte[] zip) {
        return refused(zip).errors().stream().map(FieldError::code).toList();
    }

    private static List<String> messages(byte[] zip) {
        return refused(zip).errors().stream().map(FieldError::message).toList();
    }

    private static InvalidInput refused(byte[] zip) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> BundleZip.read(zip));
        assertThat(refused).as("a refusal").isNotNull();
        return refused;
    }

    private static byte[] zip(String... names) {
        try {
            return packed(out -> {
                for (String name : names) {
                    put(
                            out,
                            new ZipArchiveEntry(name),
                            name.endsWith("/") ? new byte[0] : MODEL.getBytes(StandardCharsets.UTF_8));
                }
            });
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is written into a zip. */
    private interface Packing {
        void into(ZipArchiveOutputStream out) throws IOException;
    }

    private static byte[] packed(Packing packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            packing.into(out);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipArchiveOutputStream out, ZipArchiveEntry entry, byte[] content) throws IOException {
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }
}
