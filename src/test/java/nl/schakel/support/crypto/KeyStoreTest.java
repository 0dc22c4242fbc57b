package nl.schakel.support.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.schakel.TestPostgres;
import nl.schakel.support.StartRefused;
import nl.schakel.support.crypto.DestroyedCases.Destroyed;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of cases, in a file and in a PostgreSQL of their own. */
@Tag("application")
class KeyStoreTest {

    private static final DataKeys MASTERS = DataKeys.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    private static final Place PLACE = new SealedColumn("case_note", "text_enc").at("rij-1");

    @TempDir
    private Path folder;

    private KeyStoreSettings settings;

    private enum Kind {
        FILE,
        POSTGRESQL
    }

    @ParameterizedTest
    @EnumSource
    void twoNodesThatSealAtOnceGiveACaseOneKey(Kind kind) throws Exception {
        try (KeyStore one = open(kind);
                KeyStore other = open(kind)) {
            CaseCipher here = cipher(one);
            CaseCipher there = cipher(other);
            for (int round = 0; round < 20; round++) {
                UUID dossier = UUID.randomUUID();
                List<byte[]> sealed = atOnce(
                        () -> here.of(dossier).encrypt("hier", PLACE),
                        () -> there.of(dossier).encrypt("daar", PLACE));

                assertThat(there.of(dossier).decrypt(sealed.get(0), PLACE)).isEqualTo("hier");
                assertThat(here.of(dossier).decrypt(sealed.get(1), PLACE)).isEqualTo("daar");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyOpensItsOwnCaseOnlyAndNothingOnceItIsDestroyed(Kind kind) {
        UUID dossier = UUID.randomUUID();
        byte[] sealed;
        try (KeyStore store = open(kind)) {
            sealed = cipher(store).of(dossier).encrypt("geheim", PLACE);
            assertThatThrownBy(() -> cipher(store).of(UUID.randomUUID()).decrypt(sealed, PLACE))
                    .isInstanceOf(IllegalStateException.class);
        }
        try (KeyStore store = open(kind)) {
            CaseKeys keys = keys(store);
            assertThat(cipher(store).of(dossier).decrypt(sealed, PLACE)).isEqualTo("geheim");

            keys.destroy(List.of(dossier));
            keys.destroy(List.of(dossier));

            assertThat(keys.having(List.of(dossier))).isEmpty();
            assertThatThrownBy(() -> new CaseCipher(keys, MASTERS).of(dossier).decrypt(sealed, PLACE))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> new CaseCipher(keys, MASTERS).of(dossier).encrypt("meer", PLACE))
                    .hasMessageContaining("destroyed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSealedBeforeCasesHadKeysStillOpens(Kind kind) {
        byte[] sealed = new PersonalDataCipher(MASTERS).encrypt("van vroeger", PLACE);
        try (KeyStore store = open(kind)) {
            assertThat(cipher(store).of(UUID.randomUUID()).decrypt(sealed, PLACE))
                    .isEqualTo("van vroeger");
            assertThat(store.under()).as("and no key was made for it").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasDestroyedIsKeptOnceInTheOrderInWhichItWas(Kind kind) {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        try (KeyStore store = open(kind)) {
            DestroyedCases destroyed = new DestroyedCases(store);
            destroyed.add(new Destroyed(first, "zaak", "een"));
            destroyed.add(new Destroyed(second, "melder", "twee"));
            destroyed.add(new Destroyed(first, "zaak", "nog eens"));

            assertThat(destroyed.cases()).containsExactly(first, second);
            assertThat(destroyed.of(List.of(second, first)))
                    .containsExactly(new Destroyed(first, "zaak", "een"), new Destroyed(second, "melder", "twee"));
            assertThat(destroyed.of(Set.of(second, UUID.randomUUID())))
                    .containsExactly(new Destroyed(second, "melder", "twee"));
        }
    }

    /** Not in the file, and not in its log of changes either. */
    @Test
    void nothingOfADestroyedKeyIsLeftOnTheDisk() throws IOException {
        UUID dossier = UUID.randomUUID();
        UUID stays = UUID.randomUUID();
        try (KeyStore store = open(Kind.FILE)) {
            CaseKeys keys = keys(store);
            Stream.generate(UUID::randomUUID).limit(50).forEach(keys::make);
            keys.make(dossier);
            keys.make(stays);
            byte[] key = store.wrapped(List.of("zaak:" + dossier)).get("zaak:" + dossier);
            byte[] other = store.wrapped(List.of("zaak:" + stays)).get("zaak:" + stays);
            assertThat(onDisk(key)).isPositive();

            keys.destroy(List.of(dossier));

            assertThat(onDisk(key)).isZero();
            assertThat(onDisk(other)).as("the search finds what is there").isPositive();
        }
    }

    @Test
    void aStoreThatCannotBeReachedIsSaidInDutchAndWithoutThePassword() {
        settings = new KeyStoreSettings("jdbc:postgresql://127.0.0.1:1/sleutels", "schakel", "heel-geheim");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> KeyStore.open(settings, folder))
                .withMessageContaining("De sleutelkast kan niet worden geopend: jdbc:postgresql://127.0.0.1:1/sleutels")
                .withMessageNotContaining("heel-geheim");
        assertThat(settings.toString()).doesNotContain("geheim");
    }

    /** How often these bytes stand in any file of the store. */
    private long onDisk(byte[] bytes) throws IOException {
        String wanted = HexFormat.of().formatHex(bytes);
        long found = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("sleutelkast"))
                    .toList()) {
                found += HexFormat.of().formatHex(Files.readAllBytes(file)).contains(wanted) ? 1 : 0;
            }
        }
        return found;
    }

    private KeyStore open(Kind kind) {
        if (settings == null) {
            settings = kind == Kind.FILE
                    ? new KeyStoreSettings("", "", "")
                    : new KeyStoreSettings(
                            TestPostgres.server().url(TestPostgres.newDatabase()),
                            EmbeddedPostgres.USER,
                            TestPostgres.server().password());
        }
        return KeyStore.open(settings, folder);
    }

    private static CaseKeys keys(KeyStore store) {
        return new CaseKeys(store, new Wrapping(MASTERS));
    }

    private static CaseCipher cipher(KeyStore store) {
        return new CaseCipher(keys(store), MASTERS);
    }

    private static List<byte[]> atOnce(Callable<byte[]> one, Callable<byte[]> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<byte[]> made = new ArrayList<>();
            for (Future<byte[]> each : threads.invokeAll(List.of(one, other))) {
                made.add(each.get());
            }
            return made;
        } finally {
            threads.shutdownNow();
        }
    }
}
