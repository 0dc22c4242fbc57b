package nl.schakel.web.limits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A bare connection to this machine that sends what it wants, when it wants, and hears what comes back. */
public final class Line implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;

    private final Socket socket = new Socket();

    private Line(String from, int port) {
        try {
            // every address that begins with 127 is this machine: so several networks can call
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), CONNECT_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new connection from this address of this machine. */
    public static Line from(String address, int port) {
        return new Line(address, port);
    }

    public static Line to(int port) {
        return new Line("127.0.0.1", port);
    }

    /** The beginning of a POST that says how much it will send. */
    public static String post(String path, String type, long length, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + "\r\n" + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "\r\n";
    }

    /** The beginning of a POST that does not say how much it will send. */
    public static String chunked(String path, String type) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    /** One chunk. */
    public static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    /** @return whether it could be sent; not when the other side has closed */
    public boolean send(String text) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Everything that comes back until the other side closes, or for as long as this. */
    public String hear(Duration patience) {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        long end = System.nanoTime() + patience.toNanos();
        try {
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[8192];
            while (System.nanoTime() < end) {
                socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
                int read = in.read(piece);
                if (read < 0) {
                    break;
                }
                heard.write(piece, 0, read);
            }
        } catch (SocketTimeoutException patienceIsOver) {
            // what came is what there is
        } catch (IOException reset) {
            // closed the hard way
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    /** Whether the other side closes within this time, whatever it says before. */
    public boolean closedWithin(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            InputStream in = socket.getInputStream();
            while (System.nanoTime() < end) {
                socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
                if (in.read() < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** The status of an answer as heard; 0 when nothing came. */
    public static int status(String heard) {
        return heard.startsWith("HTTP/1.1 ") ? Integer.parseInt(heard.substring(9, 12)) : 0;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
