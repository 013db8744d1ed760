package dev.touchstone.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.conformance.reference.MemoryStoreUnderTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KillMatrixTest {
    private static StoreUnderTest sound() {
        return new MemoryStoreUnderTest(new LetterModel(8));
    }

    static Stream<Mutant> mutants() {
        return Mutants.all().stream();
    }

    @Test
    void namesEachMutantOnce() {
        assertThat(Mutants.all()).extracting(Mutant::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isKilledByTheRuleThatIsMeantTo(Mutant mutant) {
        assertThat(KillMatrix.killers(mutant, KillMatrixTest::sound)).contains(mutant.rule());
    }
}
