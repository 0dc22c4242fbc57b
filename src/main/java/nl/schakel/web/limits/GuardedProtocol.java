package nl.schakel.web.limits;

import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * Tomcat protocol: HTTP/1.1 of Tomcat with a {@link GuardedEndpoint} and {@link UnreadBodies}; Tomcat makes it by its
 * name.
 */
public final class GuardedProtocol extends Http11NioProtocol {

    private final GuardedEndpoint endpoint;

    /** With the guards on, and no most of one address. */
    public GuardedProtocol() {
        this(new GuardedEndpoint());
    }

    private GuardedProtocol(GuardedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void mostOfOne(int connections) {
        endpoint.mostOfOne(connections);
    }

    void headersWithin(Duration time) {
        endpoint.headersWithin(time);
    }

    @Override
    public void setAdapter(Adapter adapter) {
        super.setAdapter(new UnreadBodies(adapter));
    }
}
