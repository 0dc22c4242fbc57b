package nl.schakel.signal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port: whether and how the reporter of a dossier may be written to. */
public interface ReporterContacts {

    /** How the reporter wants to be reached. */
    Contact contact(UUID dossier);

    /** The address, only when the reporter said that it is safe to write there. */
    Optional<String> safeEmail(UUID dossier);

    /** Whether a question to the reporter is open now. */
    boolean questionOpen(UUID dossier);

    /** The organisation that brought the signal; empty when it is the municipality's. */
    Optional<String> organisation(UUID dossier);

    /** Who hears of it together with the others of a list; empty when the reporter hears of it by itself. */
    Optional<UUID> bringerOfList(UUID dossier);

    /** Under which number mail about this report goes together with that about others of its list; empty when it goes by itself. */
    Optional<UUID> mailGroup(UUID dossier);

    /** The reports about which mail goes together under this number; empty when it is no such number. */
    List<UUID> inMailGroup(UUID group);

    /** Whether somebody reported from their work. */
    boolean professional(UUID dossier);

    /**
     * @param anonymous no name, address or account is known
     * @param safe the reporter said that writing is safe; not asked is not safe (R11)
     * @param hasEmail an e-mail address is known
     */
    record Contact(boolean anonymous, boolean safe, boolean hasEmail) {}
}
