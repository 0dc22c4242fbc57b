package nl.schakel.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import nl.schakel.file.FileKind;
import nl.schakel.file.Pictures;
import nl.schakel.file.internal.CleanImage.FirstLook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a photo nothing is kept but what can be seen in it. */
class CleanImageTest {

    @Test
    void whereAPhotoWasMadeAndWhatIsHiddenBehindItIsGone() {
        byte[] photo = Pictures.photo(120, 80, 1);
        assertThat(text(photo)).contains(Pictures.WHERE, Pictures.BEHIND, "Exif");

        byte[] clean = CleanImage.of(photo, FileKind.JPEG).orElseThrow();

        assertThat(text(clean)).doesNotContain(Pictures.WHERE, Pictures.BEHIND, "Exif");
        BufferedImage drawn = Pictures.read(clean);
        assertThat(drawn.getWidth()).isEqualTo(120);
        assertThat(drawn.getHeight()).isEqualTo(80);
        red(drawn, 10, 40);
        blue(drawn, 110, 40);
    }

    @Test
    void aPictureOfAScreenToo() {
        byte[] screen = Pictures.screen();
        assertThat(text(screen)).contains(Pictures.BEHIND);

        byte[] clean = CleanImage.of(screen, FileKind.PNG).orElseThrow();

        assertThat(text(clean)).doesNotContain(Pictures.BEHIND);
        red(Pictures.read(clean), 5, 25);
    }

    /** Where the red half of the photo is when it is looked at upright. */
    @ParameterizedTest
    @CsvSource({
        "1, 10, 40, 120, 80", "2, 110, 40, 120, 80", "3, 110, 40, 120, 80", "4, 10, 40, 120, 80",
        "5, 40, 10, 80, 120", "6, 40, 10, 80, 120", "7, 40, 110, 80, 120", "8, 40, 110, 80, 120",
    })
    void aPhotoOfACameraThatLayOnItsSideStandsUp(int orientation, int x, int y, int width, int height) {
        BufferedImage drawn = Pictures.read(CleanImage.of(Pictures.photo(120, 80, orientation), FileKind.JPEG)
                .orElseThrow());

        assertThat(drawn.getWidth()).isEqualTo(width);
        assertThat(drawn.getHeight()).isEqualTo(height);
        red(drawn, x, y);
        blue(drawn, width - x, height - y);
    }

    @Test
    void aSmallFileThatUnpacksToFillTheMemoryIsNotUnpacked() {
        assertThat(Pictures.bomb()).hasSizeLessThan(1000);
        assertThat(CleanImage.look(Pictures.bomb(), FileKind.PNG)).isEqualTo(FirstLook.TOO_LARGE);
        assertThat(CleanImage.of(Pictures.bomb(), FileKind.PNG)).isEmpty();
    }

    @Test
    void aLargePhotoIsMadeSmaller() {
        byte[] clean =
                CleanImage.of(Pictures.photo(6000, 4000, 1), FileKind.JPEG).orElseThrow();

        BufferedImage drawn = Pictures.read(clean);
        assertThat(drawn.getWidth()).isEqualTo(3000);
        assertThat(drawn.getHeight()).isEqualTo(2000);
    }

    @Test
    void whatNothingCanDrawIsNoPicture() {
        byte[] beginning = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3};
        assertThat(CleanImage.look(beginning, FileKind.JPEG)).isEqualTo(FirstLook.UNREADABLE);
        assertThat(CleanImage.look(Pictures.broken(), FileKind.PNG)).isEqualTo(FirstLook.FITS);
        assertThat(CleanImage.of(Pictures.broken(), FileKind.PNG)).isEmpty();
    }

    @Test
    void whatItIsStandsInItAndNotInItsName() {
        assertThat(FileKind.of(Pictures.photo())).contains(FileKind.JPEG);
        assertThat(FileKind.of(Pictures.screen())).contains(FileKind.PNG);
        assertThat(FileKind.of(Pictures.document())).contains(FileKind.PDF);
        assertThat(FileKind.of("<html>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(FileKind.of(new byte[] {(byte) 0xFF})).isEmpty();
    }

    private static void red(BufferedImage image, int x, int y) {
        assertThat((image.getRGB(x, y) >> 16) & 0xFF).isGreaterThan(180);
    }

    private static void blue(BufferedImage image, int x, int y) {
        assertThat(image.getRGB(x, y) & 0xFF).isGreaterThan(180);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
