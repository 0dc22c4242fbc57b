package nl.schakel.web.limits;

import java.nio.ByteBuffer;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** Input of a request whose body has come in already: gives it once more to anyone who asks, as form or as stream. */
final class ReadBody implements InputBuffer {

    private final ByteChunk body;
    private boolean given;

    ReadBody(ByteChunk body) {
        this.body = body;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) {
        if (given || body.getLength() == 0) {
            return -1;
        }
        given = true;
        handler.setByteBuffer(ByteBuffer.wrap(body.getBytes(), body.getStart(), body.getLength()));
        return body.getLength();
    }

    @Override
    public int available() {
        return given ? 0 : body.getLength();
    }
}
