package nl.schakel.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.time.RealTime;
import nl.schakel.web.request.OutagePage;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** An address that takes files has a line of its own in the table: more may come, and it is handed on while it comes. */
class StreamedBodyTest {

    private static final int KB = 1024;
    private static final int MOST = 2 * 1024 * KB;
    private static final String FILES = "/api/v1/bestanden";
    private static final String PARTS = FILES + "/delen";
    private static final int FILE = 4 * KB;
    private static final String BINARY = "application/octet-stream";
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicReference<IOException> broken = new AtomicReference<>();
    private int port;

    @BeforeEach
    void aServerThatTakesFiles() throws Exception {
        BodyLimits table = new BodyLimits(List.of(
                new BodyLimits.PrefixLimit(FILES, BodyLimits.Limit.streamed(MOST)),
                new BodyLimits.PrefixLimit("/api/", BodyLimits.Limit.whole(BodyLimits.MESSAGE))));
        SchakelProperties settings =
                new SchakelProperties(false, folder.toString(), "", "", "post@voorbeeld.example", 10);
        KnownSessions nobody = mock(KnownSessions.class);
        when(nobody.account(any())).thenReturn(Optional.empty());
        ProvenPasswords passwords = new ProvenPasswords(settings);
        FrontDesk desk = new FrontDesk(
                table,
                new Visitors(new RequestLanes(), nobody, passwords),
                new OpenPostLimit(settings, new RealTime()),
                new ReportRateLimit(settings, new RealTime()),
                passwords,
                new RefusalAnswers(mock(OutagePage.class), new ObjectMapper(), new SimpleMeterRegistry()));
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("desk", desk);

        tomcat.setBaseDir(folder.toString());
        Connector connector = new Connector(GuardedProtocol.class.getName());
        connector.setPort(0);
        tomcat.setConnector(connector);
        tomcat.getEngine().getPipeline().addValve(new FrontValve(beans.getBeanProvider(FrontDesk.class)));
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "reads", new HttpServlet() {
            @Override
            protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                InputStream body = request.getInputStream();
                response.getWriter()
                        .print("bytes "
                                + (request.getRequestURI().equals(PARTS)
                                        ? body.readNBytes(new byte[FILE], 0, FILE)
                                        : count(body)));
            }
        });
        context.addServletMappingDecoded("/", "reads");
        tomcat.start();
        port = connector.getLocalPort();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void itIsReadBeforeAllOfItIsThere() throws Exception {
        try (Line line = Line.to(port)) {
            line.send(Line.chunked(FILES, BINARY) + Line.chunk("x".repeat(64 * KB)));

            assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            for (int sent = 64 * KB; sent < MOST; sent += 64 * KB) {
                line.send(Line.chunk("x".repeat(64 * KB)));
            }
            line.send("0\r\n\r\n");
            assertThat(line.hear(Duration.ofSeconds(2))).contains("bytes " + MOST);
        }
    }

    @Test
    void whatIsMoreThanItsLineSaysIsRefusedHalfWayAndNobodyTakesHalfForAll() {
        try (Line line = Line.to(port)) {
            line.send(Line.chunked(FILES, BINARY));
            String piece = Line.chunk("x".repeat(64 * KB));
            for (int sent = 0; sent < 2 * MOST && line.send(piece); sent += 64 * KB) {
                // until the other side has had enough
            }

            String answer = line.hear(SOON);
            assertThat(Line.status(answer)).as(answer).isEqualTo(413);
            assertThat(broken.get()).as("who reads hears that this is not all").hasRootCauseInstanceOf(Refused.class);
        }
    }

    /** A form of parts is read up to the last of them, which is not the end of what was sent. */
    @Test
    void theLineStaysOpenForTheNextRequestWhenTheEndComesLate() {
        try (Line line = Line.to(port)) {
            line.send(Line.chunked(PARTS, BINARY) + Line.chunk("x".repeat(FILE)));
            await().pollDelay(Duration.ofMillis(200)).until(() -> line.send("0\r\n\r\n"));
            line.send(Line.chunked(FILES, BINARY) + Line.chunk("y") + "0\r\n\r\n");

            assertThat(line.hear(Duration.ofSeconds(2))).contains("bytes " + FILE, "bytes 1");
        }
    }

    /** Who stopped reading on purpose has no use for the rest. */
    @Test
    void theLineIsClosedWhenMuchIsLeftUnread() {
        try (Line line = Line.to(port)) {
            line.send(Line.post(PARTS, BINARY, MOST) + "x".repeat(FILE));

            assertThat(line.closedWithin(SOON)).isTrue();
        }
    }

    @Test
    void itsNeighboursKeepTheirOwnLimit() {
        try (Line line = Line.to(port)) {
            line.send(Line.post("/api/v1/elders", BINARY, MOST));

            assertThat(Line.status(line.hear(SOON))).isEqualTo(413);
        }
        assertThat(begun.getCount()).as("nothing of it reached the application").isEqualTo(1);
    }

    private long count(InputStream body) throws IOException {
        byte[] piece = new byte[8 * KB];
        long all = 0;
        try {
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                all += read;
                begun.countDown();
            }
            return all;
        } catch (IOException failed) {
            broken.set(failed);
            throw failed;
        }
    }
}
