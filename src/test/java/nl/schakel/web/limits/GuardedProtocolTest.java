package nl.schakel.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connection costs before its request is known, and after it was answered. */
class GuardedProtocolTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    private static final int OF_ONE = 20;

    @TempDir
    private Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
    private final List<Line> lines = new ArrayList<>();
    private int port;

    @BeforeEach
    void aServerThatReadsNoBodies() throws Exception {
        tomcat.setBaseDir(folder.toString());
        Connector connector = new Connector(GuardedProtocol.class.getName());
        connector.setPort(0);
        GuardedProtocol protocol = (GuardedProtocol) connector.getProtocolHandler();
        protocol.setMaxThreads(4);
        protocol.setConnectionTimeout(20_000);
        protocol.setMaxSwallowSize(0);
        protocol.headersWithin(Duration.ofSeconds(2));
        protocol.mostOfOne(OF_ONE);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "all", new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) {
                response.setStatus(request.getMethod().equals("GET") ? 200 : 401);
            }
        });
        context.addServletMappingDecoded("/", "all");
        tomcat.start();
        port = connector.getLocalPort();
    }

    @AfterEach
    void stop() throws Exception {
        drip.shutdownNow();
        lines.forEach(Line::close);
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void headersThatComeByteByByteEndInTime() {
        Line slow = line("127.0.0.1");
        slow.send("GET / HTTP/1.1\r\nX-Slow: ");
        drip.scheduleWithFixedDelay(() -> slow.send("x"), 100, 100, TimeUnit.MILLISECONDS);

        assertThat(slow.closedWithin(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aRequestLineThatComesByteByByteEndsInTime() {
        Line slow = line("127.0.0.1");
        slow.send("GET /");
        drip.scheduleWithFixedDelay(() -> slow.send("x"), 100, 100, TimeUnit.MILLISECONDS);

        assertThat(slow.closedWithin(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aLineThatWaitsForItsNextRequestStaysOpen() {
        Line kept = line("127.0.0.1");
        kept.send(GET + "\r\n");
        assertThat(Line.status(kept.hear(Duration.ofSeconds(4)))).isEqualTo(200);

        kept.send(GET + "Connection: close\r\n\r\n");
        assertThat(Line.status(kept.hear(SOON))).isEqualTo(200);
    }

    @Test
    void oneAddressHoldsAShareOfTheConnections() {
        for (int i = 0; i < OF_ONE; i++) {
            line("127.0.0.2");
        }
        Line more = line("127.0.0.2");
        Line other = line("127.0.0.3");
        other.send(GET + "Connection: close\r\n\r\n");

        assertThat(more.closedWithin(SOON)).isTrue();
        assertThat(Line.status(other.hear(SOON))).isEqualTo(200);

        lines.get(0).close();
        await("a connection that ended makes room").atMost(SOON).until(() -> {
            Line again = line("127.0.0.2");
            again.send(GET + "Connection: close\r\n\r\n");
            return Line.status(again.hear(SOON)) == 200;
        });
    }

    @Test
    void nobodyWaitsForTheRestOfARequestThatWasAnswered() {
        List<String> unread = List.of(
                Line.post("/", "text/plain", 1_000_000),
                Line.chunked("/", "text/plain"),
                "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
        for (String head : unread) {
            Line line = line("127.0.0.1");
            line.send(head);

            assertThat(line.closedWithin(SOON)).as(head).isTrue();
        }
    }

    private Line line(String from) {
        Line line = Line.from(from, port);
        lines.add(line);
        return line;
    }
}
