package dev.touchstone.conformance.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.FileStoreUnderTest;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.conformance.parity.Strictness;
import dev.touchstone.store.VectorStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SequenceParityTest {
    private final FileStoreUnderTest files = new FileStoreUnderTest(new LetterModel(4));

    @AfterEach
    void close() {
        files.close();
    }

    private SequenceParity parity(UnaryOperator<VectorStore> fault) {
        return new SequenceParity(
                () -> {
                    var right = files.freshId();
                    var tested = files.freshId();
                    return new Twins(() -> files.open(right), () -> fault.apply(files.open(tested)), Strictness.EXACT);
                },
                20,
                30);
    }

    @Test
    void findsNoDifferenceBetweenAStoreAndItself() {
        assertThat(parity(UnaryOperator.identity()).check(1)).isEmpty();
    }

    @Test
    void makesTheSameSequencesOfTheSameSeedAndUsesEveryOperation() {
        RandomOperations random = new RandomOperations(7);
        List<Operation> operations = random.next(500);
        assertThat(new RandomOperations(7).next(500)).isEqualTo(operations);
        assertThat(new RandomOperations(8).next(500)).isNotEqualTo(operations);
        Set<Class<?>> kinds = new HashSet<>();
        operations.forEach(operation -> kinds.add(operation.getClass()));
        assertThat(kinds).containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
    }
}
