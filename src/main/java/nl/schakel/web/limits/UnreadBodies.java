package nl.schakel.web.limits;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Tomcat adapter that closes the line after an answer whose request was not read to its end. Tomcat would wait for the
 * rest of it, in a thread, for as long as a byte comes now and then.
 */
final class UnreadBodies implements Adapter {

    private final Adapter application;

    UnreadBodies(Adapter application) {
        this.application = application;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        application.service(request, response);
        AtomicBoolean async = new AtomicBoolean();
        request.action(ActionCode.ASYNC_IS_ASYNC, async);
        AtomicBoolean read = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        if (!async.get() && IncomingBody.follows(request) && !read.get()) {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return application.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return application.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        application.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        application.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return application.getDomain();
    }
}
