package nl.schakel.login;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Keys with a certificate, as an operator makes them, in a PEM file. */
public final class CertifiedKeys {

    private static final char[] PASSWORD = "verzonnen".toCharArray();
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes());

    private CertifiedKeys() {}

    /** @param kind what keytool calls it, such as RSA or EC @return the file, gone with the folder of this build */
    public static Path pem(String kind, int bits) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "sleutels-van-tests"));
            String name = kind + bits + "-" + UUID.randomUUID();
            Path store = folder.resolve(name + ".p12");
            Process made = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "een",
                            "-keyalg",
                            kind,
                            "-keysize",
                            Integer.toString(bits),
                            "-dname",
                            "CN=verzonnen",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            new String(PASSWORD)))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(made.getInputStream().readAllBytes());
            if (made.waitFor() != 0) {
                throw new AssertionError(said);
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD);
            }
            Path pem = folder.resolve(name + ".pem");
            Files.writeString(
                    pem,
                    block("PRIVATE KEY", keys.getKey("een", PASSWORD).getEncoded())
                            + block("CERTIFICATE", keys.getCertificate("een").getEncoded()));
            return pem;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String block(String name, byte[] bytes) {
        return "-----BEGIN " + name + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + name + "-----\n";
    }
}
