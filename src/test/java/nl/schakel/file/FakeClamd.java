package nl.schakel.file;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small server that speaks INSTREAM as clamd does, and can be as bad as a network is. */
public final class FakeClamd implements AutoCloseable {

    /** What it does with a file. */
    public enum Mood {
        CLEAN,
        INFECTED,
        ERROR,
        NONSENSE,
        /** Takes the file and says nothing. */
        HANGS,
        /** Takes nothing and says nothing. */
        TAKES_NOTHING,
        /** Ends the line half way. */
        BREAKS,
        /** Ends the line after half an answer. */
        HALF_AN_ANSWER
    }

    /** What was sent, whole. */
    public final List<byte[]> scanned = new CopyOnWriteArrayList<>();

    public volatile Mood mood = Mood.CLEAN;

    private final ServerSocket server;
    private final Thread accepting;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    public FakeClamd() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepting = new Thread(this::serve, "fake-clamd");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** As the setting has it. */
    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket line = server.accept();
                open.add(line);
                Thread one = new Thread(() -> answer(line), "fake-clamd-line");
                one.setDaemon(true);
                one.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket line) {
        Mood now = mood;
        if (now == Mood.TAKES_NOTHING) {
            return;
        }
        try (line) {
            DataInputStream in = new DataInputStream(line.getInputStream());
            byte[] begin = in.readNBytes("zINSTREAM\0".length());
            if (!new String(begin, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
                throw new IOException("another command");
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                file.write(in.readNBytes(length));
                if (now == Mood.BREAKS) {
                    return;
                }
            }
            scanned.add(file.toByteArray());
            if (now == Mood.HANGS) {
                in.read();
                return;
            }
            line.getOutputStream().write(words(now).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException broken) {
            // the other side had enough
        }
    }

    private static String words(Mood mood) {
        return switch (mood) {
            case INFECTED -> "stream: Eicar-Test-Signature FOUND\0";
            case ERROR -> "INSTREAM size limit exceeded. ERROR\0";
            case NONSENSE -> "stream: OK but not really\0";
            case HALF_AN_ANSWER -> "stream: OK";
            default -> "stream: OK\0";
        };
    }

    @Override
    public void close() throws IOException {
        server.close();
        // until it is really gone: who waits in accept keeps the port for a moment
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket line : open) {
            line.close();
        }
    }
}
