package nl.schakel.web.toegang;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Reader of lines as they come: holds one line at a time, however many there are. */
final class LineStream extends InputStream {

    private final Iterator<String> lines;
    private byte[] line = new byte[0];
    private int at;

    LineStream(Iterator<String> lines) {
        this.lines = lines;
    }

    @Override
    public int read() {
        return more() ? line[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int taken = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, offset, taken);
        at += taken;
        return taken;
    }

    private boolean more() {
        while (at >= line.length) {
            if (!lines.hasNext()) {
                return false;
            }
            line = (lines.next() + "\r\n").getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }
}
