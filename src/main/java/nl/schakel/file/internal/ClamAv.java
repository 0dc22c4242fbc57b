package nl.schakel.file.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nl.schakel.file.FileSettings;
import nl.schakel.file.Scanner;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Adapter of the port for ClamAV: sends a file to clamd in pieces (INSTREAM), over TCP or a socket of this machine, and reads its
 * one line of answer. It never waits longer than its patience, whatever the other side does.
 */
@Component
class ClamAv implements Scanner {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UNIX = "unix:";
    private static final byte[] BEGIN = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 4 * 1024;

    private final String address;
    private final Duration patience;

    @Autowired
    ClamAv(FileSettings settings) {
        this(settings.clamav(), PATIENCE);
    }

    ClamAv(String address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    @Override
    public boolean present() {
        return !address.isEmpty();
    }

    @Override
    public Found scan(byte[] content) throws ScannerFailed {
        try {
            String answer = ask(content);
            // nothing else is an answer: what clamd could not look into is not clean
            if (answer.equals("stream: OK")) {
                return Found.NOTHING;
            }
            if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
                return Found.HARM;
            }
            throw new ScannerFailed("no answer that we know", null);
        } catch (IOException | RuntimeException broken) {
            throw new ScannerFailed("no answer", broken);
        }
    }

    private String ask(byte[] content) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        try (SocketChannel line = SocketChannel.open(family());
                Selector selector = Selector.open()) {
            line.configureBlocking(false);
            SelectionKey key = line.register(selector, SelectionKey.OP_CONNECT);
            boolean connected = address.startsWith(UNIX)
                    ? line.connect(UnixDomainSocketAddress.of(address.substring(UNIX.length())))
                    : line.connect(remote());
            while (!connected) {
                await(selector, end);
                connected = line.finishConnect();
            }
            key.interestOps(SelectionKey.OP_WRITE);
            send(line, selector, ByteBuffer.wrap(BEGIN), end);
            for (int at = 0; at < content.length; at += PIECE) {
                int length = Math.min(PIECE, content.length - at);
                send(line, selector, length(length), end);
                send(line, selector, ByteBuffer.wrap(content, at, length), end);
            }
            send(line, selector, length(0), end);
            key.interestOps(SelectionKey.OP_READ);
            return answer(line, selector, end);
        }
    }

    private StandardProtocolFamily family() {
        if (address.startsWith(UNIX)) {
            return StandardProtocolFamily.UNIX;
        }
        return remote().getAddress() instanceof java.net.Inet6Address
                ? StandardProtocolFamily.INET6
                : StandardProtocolFamily.INET;
    }

    private InetSocketAddress remote() {
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    private static ByteBuffer length(int bytes) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(bytes).flip();
    }

    private static void send(SocketChannel line, Selector selector, ByteBuffer bytes, long end) throws IOException {
        while (bytes.hasRemaining()) {
            if (line.write(bytes) == 0) {
                await(selector, end);
            }
        }
    }

    private static String answer(SocketChannel line, Selector selector, long end) throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        ByteBuffer piece = ByteBuffer.allocate(LONGEST_ANSWER);
        while (true) {
            await(selector, end);
            int read = line.read(piece.clear());
            for (int at = 0; at < read; at++) {
                if (piece.get(at) == 0) {
                    return heard.toString(StandardCharsets.UTF_8);
                }
                heard.write(piece.get(at));
            }
            if (read < 0 || heard.size() > LONGEST_ANSWER) {
                throw new IOException("the answer has no end");
            }
        }
    }

    /** Until the line can go on. */
    private static void await(Selector selector, long end) throws IOException {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0 || selector.select(left) == 0 && System.nanoTime() >= end) {
            throw new IOException("too late");
        }
        selector.selectedKeys().clear();
    }
}
