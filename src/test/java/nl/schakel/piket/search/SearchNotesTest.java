package nl.schakel.piket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.call.TakenCallTest;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Notes are kept while typing, by two tabs and two people, and nothing of it is lost or readable in the database. */
class SearchNotesTest extends TakenCallTest {

    @Autowired
    private SearchNotesService notes;

    @Test
    void whatIsWrittenIsKeptUnreadable() {
        assertThat(notes.read(call, night.first)).isEqualTo(new SearchNotes("", 0, null, null));

        assertThat(notes.save(call, "belt om 4 uur terug", 0, night.first)).satisfies(kept(1));
        assertThat(notes.save(call, "belt om 5 uur terug", 1, night.first)).satisfies(kept(2));

        assertThat(notes.read(call, night.second).text()).isEqualTo("belt om 5 uur terug");
        assertThat(jdbc.sql("select n::text from schakel.night_note n where call = ?")
                        .param(call)
                        .query(String.class)
                        .single())
                .doesNotContain("terug");
    }

    @Test
    void theSecondTabOverwritesNothingAndGetsBothTexts() {
        notes.save(call, "begin", 0, night.first);
        notes.save(call, "begin, tab een", 1, night.first);

        SaveResult second = notes.save(call, "begin, tab twee", 1, night.first);

        assertThat(second).isInstanceOfSatisfying(SaveResult.ChangedMeanwhile.class, conflict -> {
            assertThat(conflict.theirs().text()).isEqualTo("begin, tab een");
            assertThat(conflict.theirs().version()).isEqualTo(2);
            assertThat(conflict.yours()).isEqualTo("begin, tab twee");
        });
        assertThat(notes.read(call, night.first).text()).isEqualTo("begin, tab een");
    }

    @Test
    void aSecondTryAfterALostAnswerIsNoConflict() {
        notes.save(call, "zelfde tekst", 0, night.first);

        assertThat(notes.save(call, "zelfde tekst", 0, night.first)).satisfies(kept(1));
    }

    @Test
    void ofTenTabsAtOnceOneIsKeptAndNineGetTheirTextBack() throws Exception {
        List<SaveResult> results = TrialNight.atOnce(TrialNight.times(
                10, () -> notes.save(call, "tab " + Thread.currentThread().getId(), 0, night.first)));

        assertThat(results).filteredOn(SaveResult.Saved.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(SaveResult.ChangedMeanwhile.class::isInstance)
                .extracting(one -> ((SaveResult.ChangedMeanwhile) one).yours())
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void outsidersReadAndWriteNothing() {
        TrialNight elsewhere = new TrialNight(beans);
        for (Viewer other : List.of(night.officer, elsewhere.first, TrialNight.CARE)) {
            assertThatThrownBy(() -> notes.read(call, other)).isInstanceOf(NotVisible.class);
            assertThatThrownBy(() -> notes.save(call, "tekst", 0, other)).isInstanceOf(NotVisible.class);
        }
        calls.withdraw(call, "niet-meer-nodig", night.first);
        assertThatThrownBy(() -> notes.save(call, "tekst", 0, night.first))
                .isInstanceOfAny(NotVisible.class, InvalidInput.class);
    }

    private static Consumer<SaveResult> kept(long version) {
        return result -> assertThat(result)
                .isInstanceOfSatisfying(
                        SaveResult.Saved.class,
                        saved -> assertThat(saved.version()).isEqualTo(version));
    }
}
