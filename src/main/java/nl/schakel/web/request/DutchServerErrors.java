package nl.schakel.web.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Container;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Customizer that lets Tomcat speak Dutch where it refuses a request before the application sees it: a request line that
 * is none, headers that are too long, an address with a character that no address has.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class DutchServerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    static final String PAGE = "<!DOCTYPE html><html lang=\"nl\"><head><meta charset=\"utf-8\">"
            + "<title>Dit verzoek klopt niet - Schakel</title></head><body><main><h1>Dit verzoek klopt niet</h1>"
            + "<p>Wij kunnen het adres of het verzoek niet lezen. Ga terug en probeer het opnieuw.</p>"
            + "<p>Is er nu gevaar? Bel 112.</p></main></body></html>";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            Container host = context.getParent();
            Pipeline pipeline = host.getPipeline();
            for (Valve valve : pipeline.getValves()) {
                if (valve instanceof ErrorReportValve) {
                    pipeline.removeValve(valve);
                }
            }
            ((StandardHost) host).setErrorReportValveClass(Report.class.getName());
            pipeline.addValve(new Report());
        });
    }

    /** Valve that writes the answer when nobody else wrote one. */
    public static final class Report extends ErrorReportValve {

        private static final String FAILED = "<!DOCTYPE html><html lang=\"nl\"><head><meta charset=\"utf-8\">"
                + "<title>Er ging iets mis bij ons - Schakel</title></head><body><main><h1>Er ging iets mis bij ons</h1>"
                + "<p>Dat ligt niet aan u. Probeer het over een paar minuten opnieuw.</p>"
                + "<p>Is er nu gevaar? Bel 112.</p></main></body></html>";

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(MediaType.TEXT_HTML_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.getReporter().write(status < 500 ? PAGE : FAILED);
                response.finishResponse();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
