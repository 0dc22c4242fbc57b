package nl.schakel.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.schakel.organisation.internal.DirectorySnapshot;
import nl.schakel.organisation.internal.DirectoryTables;
import org.junit.jupiter.api.Test;

/** Who asks after a change gets what it made, also when somebody else began to read before it and is late. */
class DirectoryRefreshTest {

    private final DirectoryTables tables = mock(DirectoryTables.class);
    private final Directory directory = new Directory(tables);

    @Test
    void whatWasReadBeforeAChangeIsNotRememberedAfterIt() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        DirectorySnapshot before = snapshot(1);
        DirectorySnapshot after = snapshot(2);
        when(tables.load())
                .thenAnswer(call -> {
                    reading.countDown();
                    assertThat(changed.await(1, TimeUnit.MINUTES)).isTrue();
                    return before;
                })
                .thenReturn(after);
        CompletableFuture<List<Region>> late = CompletableFuture.supplyAsync(directory::regions);
        assertThat(reading.await(1, TimeUnit.MINUTES)).isTrue();

        directory.refresh();
        changed.countDown();
        late.get(1, TimeUnit.MINUTES);

        assertThat(directory.regions()).isSameAs(after.regions());
    }

    private static DirectorySnapshot snapshot(long version) {
        DirectorySnapshot snapshot = mock(DirectorySnapshot.class);
        when(snapshot.version()).thenReturn(new DirectoryTables.Version(version, false));
        when(snapshot.regions()).thenReturn(new ArrayList<>());
        return snapshot;
    }
}
