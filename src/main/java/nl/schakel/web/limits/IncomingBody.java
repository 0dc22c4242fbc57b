package nl.schakel.web.limits;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reader of one body from the line, which counts bytes and seconds while they come. Works below the servlet API, since a
 * form is read by Tomcat itself, which knows neither a rate nor an end.
 */
final class IncomingBody implements InputBuffer {

    private static final int FIRST_BUFFER = 8 * 1024;
    private static final long LOOK_EVERY_NANOS = 10_000_000;

    private final Request request;
    private final InputBuffer line;
    private final long most;
    private final Pace pace;
    private final long begun = System.nanoTime();
    private long bytes;
    private Refused refused;
    private BodyAnswer answer = refusal -> {};

    IncomingBody(Request request, long most, Pace pace) {
        this.request = request;
        this.line = request.getInputBuffer();
        this.most = most;
        this.pace = pace;
    }

    /** Whether the request says that something follows its headers. */
    static boolean follows(Request request) {
        return request.getContentLengthLong() > 0 || request.getMimeHeaders().getValue("transfer-encoding") != null;
    }

    /** All of it, in memory. */
    ByteChunk whole() throws Refused {
        ByteChunk all = new ByteChunk();
        all.allocate(FIRST_BUFFER, (int) most);
        Piece piece = new Piece();
        try {
            request.setInputBuffer(this);
            while (request.doRead(piece) >= 0) {
                all.append(piece.getByteBuffer());
            }
            return all;
        } catch (Refused tooMuch) {
            throw tooMuch;
        } catch (IOException broken) {
            throw new Refused(Refusal.BROKEN);
        } finally {
            request.setInputBuffer(line);
        }
    }

    /** Throws away what still comes, for as long as the pace allows, without waiting for a byte that does not. */
    void drain() {
        Piece piece = new Piece();
        try {
            while (!ended() && !pace.tooSlow(passed(), bytes)) {
                request.action(ActionCode.AVAILABLE, true);
                if (request.getAvailable() == 0) {
                    LockSupport.parkNanos(LOOK_EVERY_NANOS);
                } else if (doRead(piece) < 0) {
                    return;
                }
            }
        } catch (IOException enough) {
            // the line is closed after this
        }
    }

    private boolean ended() {
        AtomicBoolean read = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    /** Who says so when reading stops half way; at once, since anyone who reads has answers of its own for what breaks. */
    void whenRefused(BodyAnswer answer) {
        this.answer = answer;
    }

    /** What is told to who sends. */
    interface BodyAnswer {
        void say(Refusal refusal) throws IOException;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (refused != null) {
            throw refused;
        }
        int read;
        try {
            read = line.doRead(handler);
        } catch (SocketTimeoutException silent) {
            throw refuse(Refusal.TOO_SLOW);
        }
        if (read > 0) {
            bytes += read;
            if (bytes > most) {
                throw refuse(Refusal.TOO_BIG);
            }
            if (pace.tooSlow(passed(), bytes)) {
                throw refuse(Refusal.TOO_SLOW);
            }
        }
        return read;
    }

    private Duration passed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private Refused refuse(Refusal reason) throws IOException {
        refused = new Refused(reason);
        answer.say(reason);
        return refused;
    }

    @Override
    public int available() {
        return line.available();
    }

    /** Where Tomcat puts what it has read. */
    private static final class Piece implements ApplicationBufferHandler {

        private ByteBuffer buffer;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Tomcat brings its own buffer
        }
    }
}
