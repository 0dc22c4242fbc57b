package nl.schakel.web.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Optional;
import nl.schakel.support.crypto.Place;
import nl.schakel.support.crypto.PlaceCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.stereotype.Component;

/**
 * Cipher: serialises and encrypts one attribute of a session. It opens in that session and under that name only, so
 * that who can write in the database cannot give one session what belongs to another. Of what opens, only the classes
 * that we and our frameworks keep in sessions come to life.
 */
@Component
class SessionSeal {

    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter("maxdepth=30;maxrefs=20000;"
            + "java.lang.*;java.util.*;java.util.concurrent.*;java.time.*;java.net.URI;nl.schakel.**;"
            + "org.springframework.security.**;org.springframework.web.servlet.FlashMap;org.springframework.util.*;"
            + "org.camunda.bpm.webapp.impl.**;!*");

    private static final SealedColumn VALUES = new SealedColumn("spring_session_attributes", "attribute_bytes");

    private final PlaceCipher cipher;

    SessionSeal(PlaceCipher cipher) {
        this.cipher = cipher;
    }

    /** As the database keeps it. */
    record Sealed(byte[] bytes) {}

    Sealed close(String session, String name, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(value);
        } catch (IOException e) {
            throw new IllegalArgumentException("This cannot be kept in a session: " + name, e);
        }
        return new Sealed(cipher.encrypt(bytes.toByteArray(), place(session, name)));
    }

    /** The value; nothing when it is not of this place, not made by us, or of a class that is known no more. */
    Optional<Object> open(String session, String name, Sealed sealed) {
        return cipher.decrypt(sealed.bytes(), place(session, name)).flatMap(SessionSeal::read);
    }

    private static Optional<Object> read(byte[] bytes) {
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            objects.setObjectInputFilter(KNOWN);
            return Optional.ofNullable(objects.readObject());
        } catch (IOException | ClassNotFoundException | RuntimeException changed) {
            return Optional.empty();
        }
    }

    private static Place place(String session, String name) {
        return VALUES.at(session + "|" + name);
    }
}
