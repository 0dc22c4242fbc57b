package nl.schakel.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What stands between the application and its database, and can go silent as a host does of which the power goes: calls are
 * taken, nothing is answered, and no connection is closed.
 */
final class SilentProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Queue<Socket> all = new ConcurrentLinkedQueue<>();
    private volatile boolean silent;

    SilentProxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin(this::take);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on nobody hears anything. */
    void silence() {
        silent = true;
    }

    /** New calls are answered again; of those that were open then nothing is ever heard. */
    void speak() {
        silent = false;
    }

    private void take() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                all.add(caller);
                if (!silent) {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                    all.add(server);
                    Pair pair = new Pair();
                    begin(() -> pair.forward(caller, server));
                    begin(() -> pair.forward(server, caller));
                }
            } catch (IOException closed) {
                // by the test, or the server does not take it: the caller hears nothing
            }
        }
    }

    /** Two ends of one connection; once it was silent it stays so. */
    private final class Pair {

        private volatile boolean dead;

        void forward(Socket from, Socket to) {
            byte[] some = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(some); read >= 0; read = in.read(some)) {
                    dead |= silent;
                    if (!dead) {
                        out.write(some, 0, read);
                    }
                }
                if (!dead && !silent) {
                    to.close();
                }
            } catch (IOException broken) {
                dead = true;
            }
        }
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "silent-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket each : all) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
