package nl.schakel.piket;

import java.util.UUID;
import nl.schakel.notification.Template;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people of a call at night, each by mail and by SMS as far as they can be reached that way, through the outbox
 * in the caller's transaction. Nobody gets the same message of the same call, rung and round twice, however often it is
 * asked for. Each answer is how many people could be reached by some way; 0 is a rung without anybody.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Alarms {

    /** Who has first duty now. */
    public int firstLine(UUID call) {
        throw new UnsupportedOperationException();
    }

    /** Who has second duty now. */
    public int secondLine(UUID call) {
        throw new UnsupportedOperationException();
    }

    /** The chain directors of the area. */
    public int directors(UUID call) {
        throw new UnsupportedOperationException();
    }

    /**
     * Both lines and the chain directors; with nobody on duty at all, every coordinator of the area instead.
     *
     * @param round from 1; each round is sent again
     */
    public int everybody(UUID call, int round) {
        throw new UnsupportedOperationException();
    }

    /** Whoever has the call: are you still on it? Once for each silence. */
    public int holder(UUID call) {
        throw new UnsupportedOperationException();
    }

    /** Whoever comes on duty when the shift of the holder ends: a call goes on. Once for each shift. */
    public int nextOnDuty(UUID call) {
        throw new UnsupportedOperationException();
    }

    /** Whoever has the call, or has first duty when nobody has it: somebody has not arrived. */
    public int notArrived(UUID call, UUID placement) {
        throw new UnsupportedOperationException();
    }

    /** Every coordinator of the area. */
    public int team(UUID call, Template template) {
        throw new UnsupportedOperationException();
    }
}
