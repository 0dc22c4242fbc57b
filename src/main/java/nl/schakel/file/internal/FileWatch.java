package nl.schakel.file.internal;

import java.time.Duration;
import java.util.Set;
import nl.schakel.file.Scanner;
import nl.schakel.notification.Standstills;
import nl.schakel.notification.Standstills.Cause;
import nl.schakel.notification.Standstills.StandstillPart;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Watchdog: watches whether files leave quarantine, over all nodes. It rings who runs Schakel and nobody at night: a photo can
 * wait for the morning, its case does not.
 */
@Component
class FileWatch {

    private final FileTable table;
    private final Scanner scanner;
    private final Standstills standstills;
    private final Duration patience;

    FileWatch(
            FileTable table,
            Scanner scanner,
            Standstills standstills,
            @Value("${schakel.files.patience:PT5M}") Duration patience) {
        this.table = table;
        this.scanner = scanner;
        this.standstills = standstills;
        this.patience = patience;
    }

    void look() {
        look(patience);
    }

    /** Where nothing is scanned, nothing stands still. */
    void look(Duration longest) {
        if (!scanner.present()) {
            return;
        }
        if (table.failing(longest)) {
            standstills.seen(StandstillPart.BESTANDEN, Cause.MISLUKT, Set.of());
        } else if (table.late(longest)) {
            standstills.seen(StandstillPart.BESTANDEN, Cause.WACHT, Set.of());
        }
    }

    /** The same with another scanner. */
    FileWatch with(Scanner other) {
        return new FileWatch(table, other, standstills, patience);
    }
}
