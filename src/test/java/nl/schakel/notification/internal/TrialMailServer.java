package nl.schakel.notification.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that falls silent in the middle of a mail to some addresses, until the test lets that mail go. */
final class TrialMailServer implements AutoCloseable {

    /** Who got mail, in the order in which it was taken. */
    final List<String> received = new CopyOnWriteArrayList<>();

    /** How many mails it is silent about now. */
    final AtomicInteger held = new AtomicInteger();

    /** What it says to whom it takes no mail for. */
    final Map<String, String> refused = new ConcurrentHashMap<>();

    private final Predicate<String> holds;
    private final Semaphore go = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket listening;

    TrialMailServer(Predicate<String> holds) {
        this.holds = holds;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    /** Goes on with so many of the mails that it holds or will hold. */
    void letGo(int mails) {
        go.release(mails);
    }

    /** Who sends by this server, and waits for ever if it has to. */
    JavaMailSender sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(listening.getInetAddress().getHostAddress());
        sender.setPort(listening.getLocalPort());
        return sender;
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listening.accept();
                threads.execute(() -> session(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void session(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            say(out, "220 trial");
            String to = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                switch (line.substring(0, 4).toUpperCase(Locale.ROOT)) {
                    case "RCPT" -> {
                        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        hold(to);
                        say(out, refused.getOrDefault(to, "250 ok"));
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        while (!".".equals(in.readLine())) {
                            // the test looks at who got it
                        }
                        received.add(to);
                        say(out, "250 ok");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // the other end has hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold(String to) throws InterruptedException {
        if (holds.test(to)) {
            held.incrementAndGet();
            go.acquire();
            held.decrementAndGet();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
