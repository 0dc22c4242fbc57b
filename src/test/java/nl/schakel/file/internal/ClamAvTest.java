package nl.schakel.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import nl.schakel.file.FakeClamd;
import nl.schakel.file.FakeClamd.Mood;
import nl.schakel.file.FileSettings;
import nl.schakel.file.Scanner.Found;
import nl.schakel.file.Scanner.ScannerFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clamd says of a file is understood, and whatever else it does, nothing becomes clean by it and nobody waits for ever. */
class ClamAvTest {

    private static final Duration PATIENCE = Duration.ofMillis(700);

    private FakeClamd clamd;
    private byte[] file;

    @BeforeEach
    void aFileOfSomeMegabytes() throws Exception {
        clamd = new FakeClamd();
        file = new byte[9 * 1024 * 1024 + 17];
        new Random(1).nextBytes(file);
    }

    @AfterEach
    void stop() throws Exception {
        clamd.close();
    }

    @Test
    void allOfTheFileIsSentAndCleanIsClean() throws Exception {
        assertThat(scanner(Duration.ofSeconds(20)).scan(file)).isEqualTo(Found.NOTHING);
        assertThat(clamd.scanned).hasSize(1);
        assertThat(clamd.scanned.get(0)).isEqualTo(file);
    }

    @Test
    void somethingHarmfulIsFound() throws Exception {
        clamd.mood = Mood.INFECTED;
        assertThat(scanner(Duration.ofSeconds(20)).scan(file)).isEqualTo(Found.HARM);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"CLEAN", "INFECTED"},
            mode = EnumSource.Mode.EXCLUDE)
    void whateverElseItDoesTheFileIsNotCleanAndNobodyWaitsLong(Mood mood) {
        clamd.mood = mood;
        long begun = System.nanoTime();

        assertThatThrownBy(() -> scanner(PATIENCE).scan(file)).isInstanceOf(ScannerFailed.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void whereNobodyListensItFails() throws Exception {
        clamd.close();
        assertThatThrownBy(() -> scanner(PATIENCE).scan(file)).isInstanceOf(ScannerFailed.class);
    }

    @Test
    void itTalksOverASocketOfThisMachineToo(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("clamd.ctl");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread thread = new Thread(() -> {
                try (SocketChannel line = server.accept()) {
                    ByteBuffer heard = ByteBuffer.allocate(64);
                    while (heard.position() < "zINSTREAM\0".length() + 4 + 3 + 4) {
                        line.read(heard);
                    }
                    line.write(ByteBuffer.wrap("stream: OK\0".getBytes(StandardCharsets.US_ASCII)));
                } catch (java.io.IOException broken) {
                    // told by the test
                }
            });
            thread.start();
            assertThat(new ClamAv("unix:" + socket, Duration.ofSeconds(20)).scan(new byte[] {1, 2, 3}))
                    .isEqualTo(Found.NOTHING);
            thread.join();
        }
    }

    @Test
    void withoutASettingThereIsNone() {
        assertThat(new ClamAv(new FileSettings(" ")).present()).isFalse();
        assertThat(new ClamAv(new FileSettings("clamav:3310")).present()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clamav", "clamav:", ":3310", "http://clamav:3310", "unix:", "clamav:331000"})
    void aSettingThatIsNoAddressIsRefusedAtTheStart(String setting) {
        assertThatThrownBy(() -> new FileSettings(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SCHAKEL_FILES_CLAMAV");
    }

    private ClamAv scanner(Duration patience) {
        return new ClamAv(clamd.address(), patience);
    }
}
