package nl.schakel.file.internal;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reader of how a camera was held, the one thing in the data of a photo that is needed to draw it: without, a plate would lie on
 * its side once that data is gone.
 */
final class Upright {

    /** From this value on width and height change places. */
    static final int FIRST_ON_ITS_SIDE = 5;

    private static final int STRAIGHT = 1;
    private static final int LAST = 8;
    private static final int MARKER = 0xFF;
    private static final int DATA_OF_THE_CAMERA = 0xE1;
    private static final int POINTS_BEGIN = 0xDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ENTRY_BYTES = 12;
    private static final int VALUE_OF_ENTRY = 8;
    private static final int ORIENTATION = 0x0112;

    private Upright() {}

    /** A number from 1 to 8 as cameras write it; 1 when it is not said, or not well. */
    static int of(byte[] jpeg) {
        try {
            ByteBuffer data = ByteBuffer.wrap(jpeg);
            int at = 2;
            while ((data.get(at) & 0xFF) == MARKER) {
                int kind = data.get(at + 1) & 0xFF;
                int length = data.getShort(at + 2) & 0xFFFF;
                if (kind == POINTS_BEGIN) {
                    return STRAIGHT;
                }
                if (kind == DATA_OF_THE_CAMERA && exif(data, at + 4)) {
                    return orientation(data.slice(at + 4 + EXIF.length, length - 2 - EXIF.length));
                }
                at += 2 + length;
            }
        } catch (IndexOutOfBoundsException broken) {
            // as if nothing was said
        }
        return STRAIGHT;
    }

    private static boolean exif(ByteBuffer data, int at) {
        for (int i = 0; i < EXIF.length; i++) {
            if (data.get(at + i) != EXIF[i]) {
                return false;
            }
        }
        return true;
    }

    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = tiff.getInt(4);
        int entries = tiff.getShort(at) & 0xFFFF;
        for (int entry = at + 2; entries > 0; entries--, entry += ENTRY_BYTES) {
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                int value = tiff.getShort(entry + VALUE_OF_ENTRY);
                return value < STRAIGHT || value > LAST ? STRAIGHT : value;
            }
        }
        return STRAIGHT;
    }

    /** How to draw a picture of this size so that it stands up. */
    static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
