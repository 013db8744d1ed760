package dev.touchstone.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.conformance.parity.Strictness;
import dev.touchstone.conformance.reference.MemoryStoreUnderTest;
import dev.touchstone.conformance.sequence.Counterexample;
import dev.touchstone.conformance.sequence.Operation;
import dev.touchstone.conformance.sequence.SequenceParity;
import dev.touchstone.conformance.sequence.Twins;
import dev.touchstone.store.CollectionId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fault found in a sequence of 40 calls is shown by the few that it takes. */
final class CounterexampleTest {
    private static final long SEED = 4;

    private static Counterexample find(String mutant) {
        Mutant broken = Mutants.all().stream()
                .filter(each -> each.name().equals(mutant))
                .findFirst()
                .orElseThrow();
        try (StoreUnderTest sound = new MemoryStoreUnderTest(new LetterModel(4));
                StoreUnderTest subject = broken.broken().apply(new MemoryStoreUnderTest(new LetterModel(4)))) {
            SequenceParity parity = new SequenceParity(
                    () -> {
                        CollectionId right = sound.freshId();
                        CollectionId tested = subject.freshId();
                        return new Twins(() -> sound.open(right), () -> subject.open(tested), Strictness.EXACT);
                    },
                    50,
                    40);
            return parity.check(SEED).orElseThrow();
        }
    }

    @Test
    void namesTheCallsBetweenAKeptAnswerAndItsBecomingWrong() {
        Counterexample shortest = find("stale_after_deletion_by_filter");
        assertThat(shortest.operations())
                .<Class<?>>extracting(Operation::getClass)
                .containsExactly(
                        Operation.Add.class, Operation.Get.class, Operation.DeleteMatching.class, Operation.Get.class);
        assertThat(shortest.divergence().step()).isEqualTo(4);
        assertThat(shortest.toString())
                .startsWith("seed " + SEED + ": get at step 4: expected [], got [Document[")
                .contains("\n  4. Get[names=[");
    }

    @Test
    void keepsAsManyDocumentsAsTheFaultNeeds() {
        Counterexample shortest = find("large_call_without_metadata");
        assertThat(shortest.operations()).singleElement().isInstanceOfSatisfying(Operation.Add.class, add -> {
            assertThat(add.documents()).hasSize(33);
            assertThat(add.documents())
                    .filteredOn(document -> !document.metadata().isEmpty())
                    .hasSize(1);
        });
        assertThat(List.of(shortest.divergence().what())).containsExactly("pages");
    }
}
