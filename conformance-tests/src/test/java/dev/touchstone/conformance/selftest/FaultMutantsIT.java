package dev.touchstone.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.conformance.fault.FaultyPostgres;
import dev.touchstone.conformance.run.ConformanceListener;
import dev.touchstone.conformance.run.ConformanceRun;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.RuleResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit must find out the store that does wrong when its server is killed, cut off, filled and locked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultMutantsIT {
    private StoreUnderTest sound;

    @BeforeAll
    void start(@TempDir Path folder) {
        sound = new FaultyPostgres(folder, new LetterModel(8));
    }

    @AfterAll
    void close() {
        if (sound != null) {
            sound.close();
        }
    }

    /** That the store without a fault breaks none of these rules is the business of the tests that put them to it. */
    @ParameterizedTest
    @MethodSource("dev.touchstone.conformance.selftest.FaultMutants#all")
    void isKilledByTheRuleThatIsMeantTo(Mutant mutant) {
        RuleResult result = ConformanceRun.of(mutant.broken().apply(sound))
                .only(rule -> rule.id().equals(mutant.rule()))
                .run(new ConformanceListener() {})
                .subjects()
                .get(0)
                .results()
                .get(0);
        assumeThat(result.outcome()).as("%s", result.reason()).isNotEqualTo(RuleOutcome.SKIPPED);
        assertThat(result.outcome()).as("%s", result).isEqualTo(RuleOutcome.FAILED);
    }
}
