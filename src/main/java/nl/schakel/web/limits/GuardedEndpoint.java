package nl.schakel.web.limits;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat endpoint on which one address cannot hold all connections, and on which the headers of a request must come within
 * some seconds. Both cost connections, not threads: without them anyone who opens a thousand keeps everybody else outside.
 */
final class GuardedEndpoint extends NioEndpoint {

    private static final Log LOG = LogFactory.getLog(GuardedEndpoint.class);
    private static final int LOOK_EVERY_MILLIS = 500;

    private int mostOfOne;
    private Duration headersWithin = Duration.ofSeconds(10);
    private ScheduledFuture<?> looking;

    /** @param most connections of one address at once; 0 when a proxy stands in front, through which all of them come */
    void mostOfOne(int most) {
        this.mostOfOne = most;
    }

    void headersWithin(Duration time) {
        this.headersWithin = time;
    }

    @Override
    public void startInternal() throws Exception {
        super.startInternal();
        looking = getUtilityExecutor()
                .scheduleWithFixedDelay(
                        this::closeSlowBeginnings, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stopInternal() {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stopInternal();
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (mostOfOne > 0 && held(address(socket)) >= mostOfOne) {
            destroySocket(socket);
            return false;
        }
        return super.setSocketOptions(socket);
    }

    private long held(String address) {
        return connections.values().stream()
                .filter(connection -> address.equals(connection.getRemoteAddr()))
                .count();
    }

    private static String address(SocketChannel socket) {
        try {
            SocketAddress remote = socket.getRemoteAddress();
            return remote instanceof InetSocketAddress inet ? inet.getAddress().getHostAddress() : "";
        } catch (IOException gone) {
            return "";
        }
    }

    /** Tomcat counts the seconds since the last byte; here they are counted since the first. */
    private void closeSlowBeginnings() {
        try {
            long now = System.nanoTime();
            for (SocketWrapperBase<?> connection : connections.values()) {
                if (connection.getCurrentProcessor() instanceof AbstractProcessor processor
                        && !processor.isAsync()
                        && !processor.isUpgrade()
                        && began(processor) != -1
                        && now - began(processor) > headersWithin.toNanos()) {
                    connection.close();
                }
            }
        } catch (RuntimeException failed) {
            // once more in a moment: whatever is thrown here would end the looking for good
            LOG.warn("slow connections not looked at", failed);
        }
    }

    private static long began(AbstractProcessor processor) {
        return processor.getRequest().getStartTimeNanos();
    }
}
