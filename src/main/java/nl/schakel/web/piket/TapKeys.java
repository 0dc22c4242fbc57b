package nl.schakel.web.piket;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.SentKeys;
import nl.schakel.support.input.InputCheck;
import org.springframework.stereotype.Component;

/**
 * Idempotency check: lets a tap that carries a key count once: a repetition is done already, and another content with
 * the same key is refused. Taps that keep their own answer with the key, calling a shelter and asking several, do not
 * need this.
 */
@Component
class TapKeys {

    private final Calls calls;
    private final SentKeys keys;

    TapKeys(Calls calls, SentKeys keys) {
        this.calls = calls;
        this.keys = keys;
    }

    /**
     * The tap, once.
     *
     * @param key as sent; none means that every tap counts
     * @param content what was sent along
     */
    Function<Viewer, CallCommands.Deed> once(
            UUID call, String deed, String key, List<String> content, Function<Viewer, CallCommands.Deed> tap) {
        InputCheck check = new InputCheck();
        UUID once = check.id("sleutel", key);
        check.done();
        if (once == null) {
            return tap;
        }
        String sent = content.toString();
        return viewer -> {
            // a key tells nobody anything of a call, or of what a colleague did
            calls.get(call, viewer);
            String what = deed + "|" + call + "|" + viewer.personId();
            if (keys.known(what, once, sent)) {
                return new CallCommands.Deed.Done("piket.klaar.opgeschreven");
            }
            CallCommands.Deed done = tap.apply(viewer);
            if (done instanceof CallCommands.Deed.Done) {
                keys.first(what, once, sent);
            }
            return done;
        };
    }
}
