package nl.schakel.administration;

import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: sends who sets up Schakel a mail, to see that mail goes out and arrives. */
@Service
public class TestMail {

    private final Directory directory;
    private final Outbox outbox;

    TestMail(Directory directory, Outbox outbox) {
        this.directory = directory;
        this.outbox = outbox;
    }

    /** Puts it in the outbox. @return false when there is no address to send it to */
    @Transactional
    public boolean send(Viewer viewer) {
        if (directory.emailOf(viewer.personId()).isEmpty()) {
            return false;
        }
        outbox.toPerson(viewer.personId(), Template.PROEFMAIL, "proefmail-" + UUID.randomUUID(), "/beheer");
        return true;
    }
}
