package nl.schakel.web.limits;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Tomcat valve that asks the {@link FrontDesk} about each request, before all filters and around the pages of errors too.
 * Comes after the valve that believes a proxy about addresses.
 */
final class FrontValve extends ValveBase {

    private final ObjectProvider<FrontDesk> desk;

    FrontValve(ObjectProvider<FrontDesk> desk) {
        super(true);
        this.desk = desk;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.isAsyncDispatching()) {
            // a line that listened ends: it was let in when it began, and holds no thread meanwhile
            getNext().invoke(request, response);
        } else if (request.getDecodedRequestURI() == null) {
            // an address that the server could not read: it is refused already, and its body is never read
            getNext().invoke(request, response);
        } else {
            desk.getObject().take(request, response, () -> getNext().invoke(request, response));
        }
    }
}
