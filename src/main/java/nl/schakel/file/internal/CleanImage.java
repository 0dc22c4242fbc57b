package nl.schakel.file.internal;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import nl.schakel.file.FileKind;

/**
 * Calculation of a picture that holds nothing but its points: drawn anew, so that where and with what it was made, and whatever
 * was hidden behind it, is gone. Nothing of it touches a disk.
 */
public final class CleanImage {

    /** As many points as the camera of a telephone makes; more is a small file that unpacks to fill the memory. */
    static final long MOST_POINTS = 50_000_000;

    /** What is drawn; a larger picture is made smaller, and a number plate is still read. */
    private static final long DRAWN_POINTS = 16_000_000;

    private static final float QUALITY = 0.9f;

    /** What can be said of a picture before it is unpacked. */
    public enum FirstLook {
        /** It can be drawn, as far as its beginning says. */
        FITS,
        /** It has more points than we unpack. */
        TOO_LARGE,
        /** It is not what its first bytes say. */
        UNREADABLE
    }

    private CleanImage() {}

    /** Reads the beginning only, which costs nothing, whatever it says. */
    public static FirstLook look(byte[] content, FileKind kind) {
        ImageReader reader = reader(content, kind);
        try {
            long points = (long) reader.getWidth(0) * reader.getHeight(0);
            return points > MOST_POINTS ? FirstLook.TOO_LARGE : points > 0 ? FirstLook.FITS : FirstLook.UNREADABLE;
        } catch (IOException | RuntimeException broken) {
            return FirstLook.UNREADABLE;
        } finally {
            reader.dispose();
        }
    }

    /** The picture drawn anew, upright; empty when nothing can draw it. */
    static Optional<byte[]> of(byte[] content, FileKind kind) {
        if (look(content, kind) != FirstLook.FITS) {
            return Optional.empty();
        }
        ImageReader reader = reader(content, kind);
        try {
            long points = (long) reader.getWidth(0) * reader.getHeight(0);
            ImageReadParam smaller = reader.getDefaultReadParam();
            int step = (int) Math.ceil(Math.sqrt((double) points / DRAWN_POINTS));
            if (step > 1) {
                smaller.setSourceSubsampling(step, step, 0, 0);
            }
            BufferedImage drawn = upright(reader.read(0, smaller), kind == FileKind.JPEG ? Upright.of(content) : 1);
            return Optional.of(write(drawn, kind));
        } catch (IOException | RuntimeException broken) {
            // what reads pictures throws anything at a broken one
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(byte[] content, FileKind kind) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.code()).next();
        // without its texts and profiles, which could unpack to any size
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(content)), false, true);
        return reader;
    }

    private static BufferedImage upright(BufferedImage read, int orientation) {
        int width = read.getWidth();
        int height = read.getHeight();
        boolean onItsSide = orientation >= Upright.FIRST_ON_ITS_SIDE;
        boolean clear = read.getColorModel().hasAlpha();
        BufferedImage drawn = new BufferedImage(
                onItsSide ? height : width,
                onItsSide ? width : height,
                clear ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = drawn.createGraphics();
        try {
            pen.drawImage(read, Upright.turn(orientation, width, height), null);
        } finally {
            pen.dispose();
        }
        return drawn;
    }

    private static byte[] write(BufferedImage drawn, FileKind kind) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(kind.code()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(drawn, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
