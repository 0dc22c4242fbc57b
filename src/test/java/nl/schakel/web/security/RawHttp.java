package nl.schakel.web.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One request as somebody writes it by hand: with any Host, which a decent client does not allow. */
final class RawHttp {

    private static final int PATIENCE = 30_000;

    private RawHttp() {}

    /** Everything that came back, status line and headers included. */
    static String send(int port, String method, String path, List<String> headers, String body) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        request.append("Connection: close\r\n");
        if (!method.equals("GET")) {
            request.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        request.append("\r\n").append(body);
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
