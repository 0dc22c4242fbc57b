package nl.schakel.support.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Cipher: encrypts what belongs to a case with a key of that case alone, which is kept apart from the database ({@link KeyStore}). When
 * that key is gone nothing of the case opens, in no backup either (ADR 141).
 */
public final class CaseCipher {

    private static final byte TINK = 1;
    private static final int PREFIX = 5;

    private final CaseKeys keys;
    private final PlaceCipher installation;

    CaseCipher(CaseKeys keys, DataKeys installation) {
        this.keys = keys;
        this.installation = new PlaceCipher(installation, "personal-data");
    }

    /** The cipher of one case. Nothing is fetched before something is sealed or opened. */
    public PersonalDataCipher of(UUID dossier) {
        return new PersonalDataCipher(new OfOneCase(dossier));
    }

    /** Fetches the keys of many cases at once, for who is about to open something of each. */
    public void prepare(Collection<UUID> dossiers) {
        keys.prepare(dossiers);
    }

    private final class OfOneCase implements PlaceSealer {

        private final UUID dossier;

        private OfOneCase(UUID dossier) {
            this.dossier = dossier;
        }

        @Override
        public byte[] encrypt(byte[] bytes, Place place) {
            return new PlaceCipher(keys.make(dossier)).encrypt(bytes, place);
        }

        @Override
        public Optional<byte[]> decrypt(byte[] sealed, Place place) {
            // what was sealed before cases had keys has the number of a key of the installation
            return ofCase(sealed)
                    ? keys.find(dossier).flatMap(key -> new PlaceCipher(key).decrypt(sealed, place))
                    : installation.decrypt(sealed, place);
        }
    }

    /** With what each value begins that was sealed with the key of a case. */
    public static byte[] mark() {
        return ByteBuffer.allocate(PREFIX).put(TINK).putInt(CaseKeys.NUMBER).array();
    }

    private static boolean ofCase(byte[] sealed) {
        return sealed.length > PREFIX && Arrays.equals(sealed, 0, PREFIX, mark(), 0, PREFIX);
    }
}
