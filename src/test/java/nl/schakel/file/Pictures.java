package nl.schakel.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;

/** Invented photos and documents, with what a telephone writes into them. */
public final class Pictures {

    /** What nobody may find in a photo that we keep. */
    public static final String WHERE = "Verzonnenstraat 12 (fictief) 52.2215N 5.4840E";

    /** What stands behind the end of a picture. */
    public static final String BEHIND = "achter de foto verstopt (fictief)";

    private Pictures() {}

    /** A photo, red on the left and blue on the right, that says where it was made and how the camera was held. */
    public static byte[] photo(int width, int height, int orientation) {
        byte[] plain = plain(width, height, "jpg");
        byte[] exif = exif(orientation);
        ByteBuffer photo = ByteBuffer.allocate(plain.length + exif.length + 4 + BEHIND.length());
        photo.put(plain, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) (exif.length + 2));
        photo.put(exif).put(plain, 2, plain.length - 2).put(BEHIND.getBytes(StandardCharsets.US_ASCII));
        return photo.array();
    }

    /** Another one each time. */
    public static byte[] photo() {
        return photo(
                60 + ThreadLocalRandom.current().nextInt(200),
                40 + ThreadLocalRandom.current().nextInt(200),
                1);
    }

    /** A picture of a screen. */
    public static byte[] screen() {
        byte[] plain = plain(50 + ThreadLocalRandom.current().nextInt(200), 50, "png");
        byte[] all = Arrays.copyOf(plain, plain.length + BEHIND.length());
        System.arraycopy(BEHIND.getBytes(StandardCharsets.US_ASCII), 0, all, plain.length, BEHIND.length());
        return all;
    }

    /** A payslip, more or less. */
    public static byte[] document() {
        return ("%PDF-1.7\n% verzonnen loonstrook (fictief) "
                        + ThreadLocalRandom.current().nextLong() + "\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A few bytes that say that they are a picture of forty thousand by forty thousand. */
    public static byte[] bomb() {
        byte[] small = plain(8, 8, "png");
        ByteBuffer.wrap(small).putInt(16, 40_000).putInt(20, 40_000);
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(small, 12, 17);
        ByteBuffer.wrap(small).putInt(29, (int) sum.getValue());
        return small;
    }

    /** The beginning of a photo, of which the rest is missing. */
    public static byte[] broken() {
        byte[] noise = noise();
        ByteBuffer.wrap(noise)
                .putInt(noise.length - 8, ThreadLocalRandom.current().nextInt());
        // from the middle of what is packed on
        Arrays.fill(noise, noise.length / 4, noise.length / 2, (byte) 0x55);
        return noise;
    }

    private static byte[] noise() {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 64; y++) {
                image.setRGB(x, y, ThreadLocalRandom.current().nextInt());
            }
        }
        return bytes(image, "png");
    }

    /** Reads one back. */
    public static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] plain(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.setColor(new Color(ThreadLocalRandom.current().nextInt(0xFFFFFF)));
        pen.fillRect(width / 2, height / 2, 3, 3);
        pen.dispose();
        return bytes(image, format);
    }

    private static byte[] bytes(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Orientation and a text, as cameras write them. */
    private static byte[] exif(int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + WHERE.length());
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x010E).putShort((short) 2).putInt(WHERE.length()).putInt(8 + 2 + 24 + 4);
        exif.putInt(0).put(WHERE.getBytes(StandardCharsets.US_ASCII));
        return exif.array();
    }
}
