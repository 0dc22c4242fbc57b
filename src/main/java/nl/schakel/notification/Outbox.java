package nl.schakel.notification;

import java.util.UUID;
import nl.schakel.organisation.GroupId;

@org.springframework.stereotype.Service
public class Outbox {
    public int toGroup(GroupId g, Template t, String k, String l) {
        return 0;
    }

    public void toPerson(UUID p, Template t, String k, String l) {}

    public void toReporter(UUID d, Template t, String k) {}
}
