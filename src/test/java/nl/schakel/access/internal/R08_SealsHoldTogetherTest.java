package nl.schakel.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import nl.schakel.access.LogCheck;
import nl.schakel.access.LogHead;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.crypto.TrialHash;
import org.junit.jupiter.api.Test;

/** R8: each entry of the log is sealed after the one before it, so that nothing can be changed, put in or cut off. */
class R08_SealsHoldTogetherTest {

    private static final KeyedHash HASH = TrialHash.ours();
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final List<LogEntry> entries =
            new ArrayList<>(List.of(entry(11, "taak"), entry(12, "zaak"), entry(13, "lijst")));
    private final List<byte[]> seals = seals(HASH);

    @Test
    void aLogThatIsAsItWasWrittenIsIntactAndTellsItsHead() {
        ChainWalk walk = walk(List.of());
        walk.unsealed(14, true);

        LogCheck check = walk.found();

        assertThat(check.intact()).isTrue();
        assertThat(check.entries()).isEqualTo(4);
        assertThat(check.waiting()).isEqualTo(1);
        assertThat(check.position()).isEqualTo(3);
        assertThat(check.head()).isEqualTo(HexFormat.of().formatHex(seals.get(2)));
        assertThat(check.heads()).isZero();
    }

    @Test
    void anEmptyLogIsIntact() {
        LogCheck check = new ChainWalk(List.of(), HASH).found();

        assertThat(check.intact()).isTrue();
        assertThat(check.position()).isZero();
        assertThat(check.head()).isEmpty();
    }

    @Test
    void anEntryThatWasChangedBreaksTheChainThere() {
        entries.set(1, entry(12, "andere reden"));

        assertThat(walk(List.of()).found().brokenAt()).isEqualTo(12);
        assertThat(walk(List.of()).found().intact()).isFalse();
    }

    @Test
    void anEntryThatWasTakenAwayBreaksTheChainThereAndIsNotCounted() {
        entries.set(1, null);

        LogCheck check = walk(List.of()).found();

        assertThat(check.brokenAt()).isEqualTo(12);
        assertThat(check.entries()).isEqualTo(2);
    }

    @Test
    void theFirstOfSeveralIsNamed() {
        entries.set(0, entry(11, "andere reden"));
        entries.set(2, null);

        assertThat(walk(List.of()).found().brokenAt()).isEqualTo(11);
    }

    @Test
    void aSealThatWasTakenAwayWithItsEntryLeavesAGap() {
        ChainWalk walk = new ChainWalk(List.of(), HASH);
        walk.sealed(1, 11, seals.get(0), entries.get(0));
        walk.sealed(3, 13, seals.get(2), entries.get(2));

        assertThat(walk.found().brokenAt()).isEqualTo(13);
    }

    @Test
    void aGapIsSeenEvenWhenTheSealWasMadeForIt() {
        ChainWalk walk = new ChainWalk(List.of(), HASH);
        walk.sealed(1, 11, seals.get(0), entries.get(0));
        walk.sealed(3, 13, entries.get(2).seal(seals.get(0), HASH), entries.get(2));

        assertThat(walk.found().brokenAt()).isEqualTo(13);
    }

    @Test
    void whoHasTheDatabaseAndNotTheKeyCannotSeal() {
        List<byte[]> forged = seals(TrialHash.ofAnother());
        ChainWalk walk = new ChainWalk(List.of(), HASH);
        walk.sealed(1, 11, forged.get(0), entries.get(0));

        assertThat(walk.found().brokenAt()).isEqualTo(11);
    }

    @Test
    void anEntryThatNeitherIsSealedNorWaitsForItWasPutInBehindOurBack() {
        ChainWalk walk = walk(List.of());
        walk.unsealed(14, true);
        walk.unsealed(15, false);
        walk.unsealed(16, false);

        assertThat(walk.found().brokenAt()).isEqualTo(15);
        assertThat(walk.found().waiting()).isEqualTo(3);
    }

    @Test
    void aHeadThatWasSentOutStandsInTheChain() {
        LogCheck check = walk(List.of(
                        sent(MONDAY, 1, seals.get(0), true), sent(MONDAY.plusDays(1), 3, seals.get(2), true)))
                .found();

        assertThat(check.intact()).isTrue();
        assertThat(check.heads()).isEqualTo(2);
    }

    @Test
    void whenTheEndIsCutOffTheFirstHeadThatIsGoneIsNamed() {
        List<LogHeads.Sent> heads = List.of(
                sent(MONDAY.plusDays(2), 5, seals.get(2), true),
                sent(MONDAY.plusDays(1), 4, seals.get(2), true),
                sent(MONDAY.plusDays(3), 6, seals.get(2), true),
                sent(MONDAY, 3, seals.get(2), true));

        LogCheck check = walk(heads).found();

        assertThat(check.lost()).isEqualTo(MONDAY.plusDays(1));
        assertThat(check.brokenAt()).isNull();
        assertThat(check.intact()).isFalse();
    }

    @Test
    void aChainThatWasMadeAnewHasOtherSealsThanTheHeads() {
        assertThat(walk(List.of(sent(MONDAY, 3, seals.get(1), true))).found().lost())
                .isEqualTo(MONDAY);
    }

    @Test
    void aHeadThatThisInstallationDidNotMakeIsAsGoodAsLost() {
        assertThat(walk(List.of(sent(MONDAY, 3, seals.get(2), false))).found().lost())
                .isEqualTo(MONDAY);
    }

    @Test
    void noTwoDifferentRowsReadTheSame() {
        assertThat(LogEntry.of(1, row("a", "bc")).text())
                .isNotEqualTo(LogEntry.of(1, row("ab", "c")).text());
        assertThat(LogEntry.of(1, row(null, "a")).text())
                .isNotEqualTo(LogEntry.of(1, row("", "a")).text());
        assertThat(LogEntry.of(1, row("-", null)).text())
                .isNotEqualTo(LogEntry.of(1, row(null, "-")).text());
    }

    @Test
    void aRowFromBeforeTheLaterColumnsReadsAsItDidWhenItWasSealed() {
        List<String> old = row("a", "b");

        assertThat(LogEntry.of(1, old).text()).isEqualTo("1:a,1:b,-,-,-,-,-,-,-,-");
        old.set(11, "netwerk");
        assertThat(LogEntry.of(1, old).text()).isEqualTo("1:a,1:b,-,-,-,-,-,-,-,-,-,7:netwerk");
        old.set(10, "x");
        old.set(11, null);
        assertThat(LogEntry.of(1, old).text()).isEqualTo("1:a,1:b,-,-,-,-,-,-,-,-,1:x,-");
        // why somebody looked and in which chain of requests came later still
        old.set(10, null);
        old.set(12, "taak");
        assertThat(LogEntry.of(1, old).text()).isEqualTo("1:a,1:b,-,-,-,-,-,-,-,-,4:taak,-,-,-,-");
        old.set(16, "span");
        old.set(11, "netwerk");
        assertThat(LogEntry.of(1, old).text()).isEqualTo("1:a,1:b,-,-,-,-,-,-,-,-,-,7:netwerk,4:taak,-,-,-,4:span");
    }

    private ChainWalk walk(List<LogHeads.Sent> heads) {
        ChainWalk walk = new ChainWalk(heads, HASH);
        for (int i = 0; i < entries.size(); i++) {
            walk.sealed(i + 1, 11 + i, seals.get(i), entries.get(i));
        }
        return walk;
    }

    private List<byte[]> seals(KeyedHash hash) {
        List<byte[]> made = new ArrayList<>();
        byte[] previous = new byte[0];
        for (LogEntry entry : entries) {
            previous = entry.seal(previous, hash);
            made.add(previous);
        }
        return made;
    }

    private static LogHeads.Sent sent(LocalDate day, long position, byte[] seal, boolean ours) {
        return new LogHeads.Sent(day, new LogHead(position, seal), ours);
    }

    private static LogEntry entry(long id, String why) {
        List<String> row = row(Long.toString(id), "2026-11-27 02:00:00");
        row.set(7, why);
        return LogEntry.of(id, row);
    }

    private static List<String> row(String first, String second) {
        String[] values = new String[17];
        values[0] = first;
        values[1] = second;
        return Arrays.asList(values);
    }
}
