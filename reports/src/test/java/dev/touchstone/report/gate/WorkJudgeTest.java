package dev.touchstone.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.gate.policy.WorkLimits;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import dev.touchstone.report.work.OperationCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A limit on an operation's work that was not held, or not looked at, is never a PASS. */
class WorkJudgeTest {
    private static final List<String> CHECKS =
            List.of("work.search.bytes_sent", "work.search.round_trips", "work.add.wal_bytes");

    private static Verdict verdict(Measured measured) {
        return new Judge(SampleGate.withWork()).verdict(measured, Attempt.failed("no baseline run was named"));
    }

    private static List<Check> work(Measured measured) {
        return verdict(measured).checks().stream()
                .filter(check -> check.name().startsWith("work."))
                .toList();
    }

    @Test
    void everyLimitBecomesACheckWithItsNumber() {
        Measured measured = SampleGate.counting(SampleGate.passing(), SampleGate.work(1));

        assertThat(verdict(measured).outcome()).isEqualTo(Outcome.PASS);
        assertThat(work(measured)).extracting(Check::name).containsExactlyElementsOf(CHECKS);
        assertThat(work(measured))
                .extracting(Check::reason)
                .containsExactly(
                        "3,229 bytes sent an operation; the limit is 3,500",
                        "1 round trips an operation; the limit is 1",
                        "12,345.68 WAL bytes an operation; the limit is 50,000");
        assertThat(work(measured).get(0).value()).contains(3229.0);
        assertThat(work(measured).get(0).limit()).contains(3500.0);
    }

    @Test
    void aLittleMoreThanTheLimitFails() {
        Measured measured = SampleGate.counting(SampleGate.passing(), SampleGate.work(1.1));

        assertThat(verdict(measured).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(work(measured).get(1).reason()).isEqualTo("1.1 round trips an operation; the limit is 1");
    }

    @Test
    void whatWasNotCountedIsInconclusiveAndSaysWhy() {
        List<OperationCount> blind = List.of(
                SampleGate.work(1).get(0),
                new OperationCount(
                        "add", new TreeMap<>(Map.of("work.wal_bytes", Attempt.failed("permission denied")))));
        Measured some = SampleGate.counting(SampleGate.passing(), blind);
        Measured nothing = SampleGate.passing();

        assertThat(verdict(some).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(work(some).get(2).reason()).isEqualTo("not measured: permission denied");
        assertThat(some.failures()).containsExactly("permission denied");
        assertThat(verdict(nothing).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(work(nothing)).as("no check is left out").hasSize(CHECKS.size());
        assertThat(work(SampleGate.counting(
                                SampleGate.passing(), SampleGate.work(1).subList(0, 1)))
                        .get(2)
                        .reason())
                .isEqualTo("not measured: no add was counted");
    }

    @Test
    void limitsOfNothingAreRefused() {
        assertThatThrownBy(() -> new WorkLimits(Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("give search, add or delete");
    }
}
