package nl.schakel.login;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Value: the key with which we prove to a provider who we are ({@code private_key_jwt}), and the certificate that the provider was
 * given of it. So the provider holds nothing with which somebody could be us.
 */
public record ClientKey(PrivateKey key, X509Certificate certificate) {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");
    private static final int LEAST_RSA = 2048;
    private static final int P256 = 256;
    private static final int TRIED = 32;

    /**
     * Reads a PEM file with one of each.
     *
     * @throws IOException when it cannot be read
     * @throws GeneralSecurityException when they are not there, too weak, or do not belong together
     */
    public static ClientKey read(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
        Matcher key = KEY.matcher(pem);
        Matcher certificate = CERTIFICATE.matcher(pem);
        if (!key.find() || !certificate.find()) {
            throw new GeneralSecurityException("no key or no certificate");
        }
        X509Certificate shown = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(certificate.group().getBytes(StandardCharsets.ISO_8859_1)));
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(key.group(1));
        } catch (IllegalArgumentException unreadable) {
            throw new GeneralSecurityException(unreadable);
        }
        boolean strong = shown.getPublicKey() instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength() >= LEAST_RSA
                : shown.getPublicKey() instanceof ECPublicKey ec
                        && ec.getParams().getCurve().getField().getFieldSize() == P256;
        if (!strong) {
            throw new GeneralSecurityException("another kind of key");
        }
        PrivateKey secret = KeyFactory.getInstance(shown.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(bytes));
        ClientKey read = new ClientKey(secret, shown);
        read.needsToMatch();
        return read;
    }

    /** Whether it is a key on a curve; else it is RSA. */
    public boolean isEllipticCurve() {
        return certificate.getPublicKey() instanceof ECPublicKey;
    }

    private void needsToMatch() throws GeneralSecurityException {
        byte[] text = new byte[TRIED];
        new SecureRandom().nextBytes(text);
        Signature signing = Signature.getInstance(isEllipticCurve() ? "SHA256withECDSA" : "SHA256withRSA");
        signing.initSign(key);
        signing.update(text);
        byte[] signed = signing.sign();
        signing.initVerify(certificate.getPublicKey());
        signing.update(text);
        if (!signing.verify(signed)) {
            throw new GeneralSecurityException("key and certificate are not of one pair");
        }
    }

    @Override
    public String toString() {
        // a record prints all it has
        return "ClientKey[" + certificate.getSerialNumber() + "]";
    }
}
