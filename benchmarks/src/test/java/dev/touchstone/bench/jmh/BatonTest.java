package dev.touchstone.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatonTest {
    @TempDir
    private Path folder;

    @Test
    void aStageIsMeasuredOnceItIsGivenAndNotBackBefore() {
        Baton baton = new Baton(folder.resolve("new"));
        baton.clear();
        baton.give(0);
        baton.await(0);
        assertThat(baton.isBack(0)).isFalse();
        baton.giveBack(0);
        assertThat(baton.isBack(0)).isTrue();
        assertThat(baton.isBack(1)).isFalse();
    }

    @Test
    void nobodyWaitsForAStageThatIsNotComing() {
        Baton baton = new Baton(folder);
        baton.drop();
        assertThatThrownBy(() -> baton.await(3)).hasMessageContaining("stage 3 is not coming");
    }

    @Test
    void whatWasGivenInAnEarlierRoundIsForgotten() {
        Baton baton = new Baton(folder);
        baton.give(0);
        baton.giveBack(0);
        baton.clear();
        assertThat(baton.isBack(0)).isFalse();
        baton.drop();
        assertThatThrownBy(() -> baton.await(0)).isInstanceOf(IllegalStateException.class);
    }
}
