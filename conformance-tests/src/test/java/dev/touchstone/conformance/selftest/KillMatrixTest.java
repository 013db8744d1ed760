package dev.touchstone.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.conformance.contract.VectorStoreContract;
import dev.touchstone.conformance.reference.MemoryStoreUnderTest;
import dev.touchstone.conformance.rule.GeneratedDocument;
import dev.touchstone.conformance.rule.Rules;
import dev.touchstone.conformance.run.ConformanceRun;
import dev.touchstone.report.conformance.RuleDescription;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The kit must find out every broken store over the exact one in memory, by the rule that is meant to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KillMatrixTest {
    private final List<RuleDescription> rules = Rules.descriptions(VectorStoreContract.class);
    private KillMatrix matrix;

    private static StoreUnderTest sound() {
        return new MemoryStoreUnderTest(new LetterModel(8));
    }

    @BeforeAll
    void putTheRulesToEveryMutant() {
        matrix = KillMatrix.of(Mutants.all(), KillMatrixTest::sound);
    }

    @Test
    void killsEveryMutantWithTheRuleThatIsMeantTo() {
        assertThat(matrix.rows()).hasSizeGreaterThanOrEqualTo(40).allMatch(KillMatrix.Kill::asMeant);
    }

    @Test
    void breaksNoRuleWithoutAFault() {
        assertThat(KillMatrix.failed(ConformanceRun.of(sound()))).isEmpty();
    }

    @Test
    void hasAMutantForEveryRule() {
        assertThat(rules)
                .filteredOn(KillMatrix::isPut)
                .allSatisfy(rule ->
                        assertThat(matrix.kills(rule.id())).as(rule.id()).isPositive());
    }

    @Test
    void namesEachMutantOnce() {
        assertThat(Mutants.all()).extracting(Mutant::name).doesNotHaveDuplicates();
    }

    @Test
    void isDocumentedAsItIs() throws IOException {
        GeneratedDocument.assertCurrent("mutants.md", new MutantsDocument(matrix, rules).text());
    }
}
