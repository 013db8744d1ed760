package dev.touchstone.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.Capability;
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
import java.util.stream.Stream;
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
        List<String> claimed =
                sound().capabilities().stream().map(Capability::label).toList();
        assertThat(rules)
                .filteredOn(rule -> KillMatrix.isPut(rule) && claimed.containsAll(rule.needs()))
                .allSatisfy(rule ->
                        assertThat(matrix.kills(rule.id())).as(rule.id()).isPositive());
    }

    @Test
    void namesEachMutantOnce() {
        assertThat(Stream.concat(
                        Mutants.all().stream().map(Mutant::name),
                        overPostgres().stream().map(Mutant.Named::name)))
                .doesNotHaveDuplicates();
    }

    private static List<Mutant.Named> overPostgres() {
        return Stream.of(
                        SqlMutants.all().stream().map(SqlMutant::named),
                        SqlMutants.ofTheIndex().stream().map(SqlMutant::named),
                        Stream.of(SqlMutants.IVFFLAT_BUILT_EMPTY),
                        FaultMutants.all().stream()
                                .map(mutant -> new Mutant.Named(mutant.name(), mutant.fault(), mutant.rule())))
                .flatMap(mutants -> mutants)
                .toList();
    }

    @Test
    void isDocumentedAsItIs() throws IOException {
        GeneratedDocument.assertCurrent("mutants.md", new MutantsDocument(matrix, rules, overPostgres()).text());
    }
}
