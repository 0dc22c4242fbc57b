package nl.schakel.access.internal;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.schakel.access.LogCheck;
import nl.schakel.support.crypto.KeyedHash;

/**
 * Check of the hash chain, in one walk along the access log: sealed entries in the order of their seals, then those
 * without. Tells of the first entry that is not as it was written, and of the first head that was sent out and is not there
 * any more.
 */
final class ChainWalk {

    private final KeyedHash hash;
    private final int sent;
    private final Map<Long, List<LogHeads.Sent>> notSeen;
    private long entries;
    private long waiting;
    private long position;
    private Long brokenAt;
    private byte[] previous = new byte[0];
    private LocalDate lost;

    /** @param heads all that were sent out */
    ChainWalk(List<LogHeads.Sent> heads, KeyedHash hash) {
        this.hash = hash;
        this.sent = heads.size();
        this.notSeen =
                heads.stream().collect(Collectors.groupingBy(head -> head.head().position()));
        heads.stream().filter(head -> !head.ours()).forEach(this::lost);
    }

    /** An entry without a seal. @param waits whether it waits for one, as each entry does that the application wrote */
    void unsealed(long id, boolean waits) {
        entries++;
        waiting++;
        if (!waits) {
            // neither sealed nor waiting for it: put in behind the application's back
            broken(id);
        }
    }

    /** A seal. @param id of the entry that it was given to @param entry null when that is not there any more */
    void sealed(long place, long id, byte[] seal, LogEntry entry) {
        boolean next = place == position + 1;
        if (entry == null || !next || !MessageDigest.isEqual(seal, entry.seal(previous, hash))) {
            broken(id);
        }
        entries += entry == null ? 0 : 1;
        position = place;
        previous = seal;
        List<LogHeads.Sent> here = notSeen.remove(position);
        if (here != null) {
            here.stream()
                    .filter(head -> !MessageDigest.isEqual(head.head().seal(), seal))
                    .forEach(this::lost);
        }
    }

    /** What was found, at the end of the walk. */
    LogCheck found() {
        // what the end of the chain did not come to
        notSeen.values().forEach(heads -> heads.forEach(this::lost));
        return new LogCheck(entries, waiting, brokenAt, HexFormat.of().formatHex(previous), position, sent, lost);
    }

    private void lost(LogHeads.Sent head) {
        if (lost == null || head.day().isBefore(lost)) {
            lost = head.day();
        }
    }

    private void broken(long entry) {
        if (brokenAt == null) {
            brokenAt = entry;
        }
    }
}
