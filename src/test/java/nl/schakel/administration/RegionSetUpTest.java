package nl.schakel.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people set up regions at once. Every region here is invented. */
@SchakelTest
class RegionSetUpTest {

    @Autowired
    private RegionSetUp setUp;

    @Autowired
    private Directory directory;

    /** Nothing of what somebody chose is left out without a word. */
    @Test
    void ofTwoRegionsThatTakeOneMunicipalityAtOnceOneIsRefused() throws Exception {
        Viewer caretaker = Viewer.of(directory.byUsername("beheer").orElseThrow());
        Viewer national = Viewer.of(directory.byUsername("landelijk").orElseThrow());
        String municipality = directory.municipalities().stream()
                .filter(free -> free.region() == null)
                .map(Municipality::cbsCode)
                .skip(150)
                .findFirst()
                .orElseThrow();
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<String> founded = new ArrayList<>();
        List<Throwable> refused = new ArrayList<>();
        try {
            List<Future<String>> both = List.of(caretaker, national).stream()
                    .map(one -> threads.submit(() -> {
                        go.await();
                        return setUp.found("Regio " + UUID.randomUUID() + " (fictief)", List.of(municipality), one);
                    }))
                    .toList();
            go.countDown();
            for (Future<String> one : both) {
                try {
                    founded.add(one.get());
                } catch (ExecutionException lost) {
                    refused.add(lost.getCause());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(refused).singleElement().isInstanceOf(InvalidInput.class);
        assertThat(directory.municipalitiesOf(founded.get(0)))
                .extracting(Municipality::cbsCode)
                .containsExactly(municipality);
    }
}
