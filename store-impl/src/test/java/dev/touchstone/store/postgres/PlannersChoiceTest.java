package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.PlannersChoice.Way;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlannersChoiceTest {
    private final long[] now = {0};
    private final PlannersChoices choices = new PlannersChoices(() -> now[0]);
    private final PlannersChoice choice = choices.of(CollectionId.ofUser("u"), HnswSearch.of(40));

    @Test
    void asksThePlannerBeforeItTakesAShortcutAndEveryTenSecondsAgain() {
        assertThat(choice.way()).isEqualTo(Way.ASK_PLANNER);
        choice.learned(true);
        assertThat(choice.way()).isEqualTo(Way.SHORTCUT);
        now[0] = Duration.ofSeconds(10).toNanos();
        assertThat(choice.way()).isEqualTo(Way.SHORTCUT);
        now[0]++;
        assertThat(choice.way()).isEqualTo(Way.ASK_PLANNER);
        choice.learned(false);
        assertThat(choice.way()).isEqualTo(Way.PLANNED);
    }

    @Test
    void forgetsWhatItKnewOfAnIndexThatIsGone() {
        choice.learned(true);
        choices.forget();
        assertThat(choice.way()).isEqualTo(Way.ASK_PLANNER);
    }

    @Test
    void sharesWhatItKnowsBetweenStoresOfACollectionAndNothingBetweenCollections() {
        choice.learned(true);
        assertThat(choices.of(CollectionId.ofUser("u"), HnswSearch.of(40)).way())
                .isEqualTo(Way.SHORTCUT);
        assertThat(choices.of(CollectionId.ofUser("v"), HnswSearch.of(40)).way())
                .isEqualTo(Way.ASK_PLANNER);
        assertThat(choices.of(CollectionId.ofUser("u"), HnswSearch.of(100)).way())
                .isEqualTo(Way.ASK_PLANNER);
    }
}
