package nl.schakel.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** HTTP by hand over loopback: a client library would refuse to send most of what an attacker sends. */
final class RawHttp {

    /** An answer; {@code status} is 0 when the server closed without one, and -1 when it did not answer in time. */
    record Answer(int status, Map<String, String> headers, String body, Duration took) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private static final int LONGEST_BODY = 2_000_000;

    private final int port;
    private final Duration patience;

    RawHttp(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    Answer send(Fuzzed request) {
        long begin = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) patience.toMillis());
            try {
                socket.getOutputStream().write(bytes(request));
                socket.getOutputStream().flush();
            } catch (IOException refusedEarly) {
                // the answer may be there all the same
            }
            return answer(socket.getInputStream(), begin);
        } catch (SocketTimeoutException silent) {
            return new Answer(-1, Map.of(), "", since(begin));
        } catch (IOException closed) {
            return new Answer(0, Map.of(), "", since(begin));
        }
    }

    private byte[] bytes(Fuzzed request) {
        StringBuilder head = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(request.target())
                .append(" HTTP/1.1\r\nHost: localhost:")
                .append(port)
                .append("\r\nConnection: close\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (request.body() != null) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        if (request.body() != null) {
            all.writeBytes(request.body());
        }
        return all.toByteArray();
    }

    private static Answer answer(InputStream in, long begin) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        int end = -1;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            all.write(buffer, 0, read);
            String text = all.toString(StandardCharsets.ISO_8859_1);
            end = text.indexOf("\r\n\r\n");
            // a stream of events never ends by itself
            if (all.size() > LONGEST_BODY
                    || end >= 0
                            && text.substring(0, end).toLowerCase(Locale.ROOT).contains("text/event-stream")) {
                break;
            }
        }
        String text = all.toString(StandardCharsets.UTF_8);
        end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/")) {
            return new Answer(0, Map.of(), text, since(begin));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        String[] lines = text.substring(0, end).split("\r\n");
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.merge(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip(),
                    (one, other) -> one + "\n" + other);
        }
        boolean chunked = headers.getOrDefault("transfer-encoding", "").contains("chunked");
        byte[] body = Arrays.copyOfRange(all.toByteArray(), headLength(all.toByteArray()), all.size());
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                new String(chunked ? joined(body) : body, StandardCharsets.UTF_8),
                since(begin));
    }

    private static int headLength(byte[] all) {
        return new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
    }

    private static byte[] joined(byte[] chunked) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        String text = new String(chunked, StandardCharsets.ISO_8859_1);
        int at = 0;
        for (int line = text.indexOf("\r\n", at); line > at; line = text.indexOf("\r\n", at)) {
            int size = Integer.parseInt(text.substring(at, line), 16);
            int from = line + 2;
            whole.write(chunked, from, Math.min(size, chunked.length - from));
            at = Math.min(chunked.length, from + size + 2);
        }
        return whole.toByteArray();
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
