package nl.schakel.process.draft;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import nl.schakel.support.Coded;

/**
 * View model: one file as it stands in a draft.
 *
 * @param content null when the draft does not have it any more
 * @param before what the base says; null when the base does not have it
 * @param version counts what was saved; 0 as long as nobody saved it here
 * @param changedBy who saved it last; null when nobody did
 * @param changedAt when that was; null when nobody did
 * @param overtaken whether the base has another text since; this one is from before and nobody has saved it anew
 */
public record DraftFile(
        String name, byte[] content, byte[] before, int version, UUID changedBy, Instant changedAt, boolean overtaken) {

    /** How a file is beside that of the base. */
    public enum Beside implements Coded {
        GELIJK,
        ANDERS,
        NIEUW,
        WEG
    }

    /** How it is beside that of the base. */
    public Beside beside() {
        if (Arrays.equals(content, before)) {
            return Beside.GELIJK;
        }
        return before == null ? Beside.NIEUW : content == null ? Beside.WEG : Beside.ANDERS;
    }
}
