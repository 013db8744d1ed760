package dev.touchstone.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.FileStoreUnderTest;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.conformance.reference.MemoryStoreUnderTest;
import dev.touchstone.conformance.rule.RuleFamily;
import dev.touchstone.report.ReportException;
import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.conformance.RuleDescription;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.RuleResult;
import dev.touchstone.report.conformance.Severity;
import dev.touchstone.report.conformance.SubjectResults;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConformanceRunTest {
    private final StoreUnderTest files = new FileStoreUnderTest(new LetterModel(8));
    private final StoreUnderTest memory = new MemoryStoreUnderTest(new LetterModel(8));

    @AfterEach
    void close() {
        files.close();
    }

    private static Predicate<RuleDescription> rule(String id) {
        return rule -> rule.id().equals(id);
    }

    private static RuleResult only(ConformanceReport report) {
        assertThat(report.subjects()).hasSize(1);
        assertThat(report.subjects().get(0).results()).hasSize(1);
        return report.subjects().get(0).results().get(0);
    }

    @Test
    void putsTheRulesOfAFamilyToEachStoreAndTellsEachResult() {
        List<String> told = new ArrayList<>();
        ConformanceListener listener = new ConformanceListener() {
            @Override
            public void started(String subject, RuleDescription rule) {
                told.add(subject + " " + rule.id());
            }

            @Override
            public void finished(String subject, RuleResult result) {
                told.add(subject + " " + result.rule().id() + " " + result.outcome());
            }
        };
        ConformanceReport report =
                ConformanceRun.of(files, memory).only(RuleFamily.STA).run(listener);
        assertThat(report.conforms()).isTrue();
        assertThat(report.subjects()).extracting(SubjectResults::subject).containsExactly(files.name(), memory.name());
        assertThat(report.subjects().get(0).results())
                .extracting(result -> result.rule().id())
                .containsExactly("STA-01", "STA-02", "STA-03", "STA-04");
        assertThat(told)
                .hasSize(16)
                .contains(files.name() + " STA-01", memory.name() + " STA-04 " + RuleOutcome.PASSED);
    }

    @Test
    void reportsAFailedShouldAsFailedAndNotBlocking() {
        ConformanceReport report =
                ConformanceRun.of(files).only(rule("SCO-04").or(rule("SCO-01"))).run(new ConformanceListener() {});
        assertThat(report.conforms()).isTrue();
        SubjectResults results = report.subjects().get(0);
        assertThat(results.count(Severity.SHOULD, RuleOutcome.FAILED)).isEqualTo(1);
        assertThat(results.results().get(1).reason()).get().asString().contains("1.0000000000000002");
    }

    @Test
    void namesTheCapabilityThatASkippedRuleNeeds() {
        ConformanceReport report = ConformanceRun.of(files).only(rule("PAG-09")).run(new ConformanceListener() {});
        assertThat(only(report).outcome()).isEqualTo(RuleOutcome.SKIPPED);
        assertThat(only(report).reason()).get().asString().contains(Capability.LASTING_CURSORS.label());
        assertThat(report.conforms()).as("skipped rules alone are no pass").isFalse();
    }

    @Test
    void leavesTheSubjectOpen() {
        ConformanceRun.of(files).only(RuleFamily.STA).run(new ConformanceListener() {});
        assertThat(files.openFresh().addTexts(List.of("a"))).hasSize(1);
    }

    @Test
    void isNoPassWhereNoRuleWasPut() {
        ConformanceRun nothing = ConformanceRun.of(files).only(rule -> false);
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> nothing.run(new ConformanceListener() {}))
                .withMessageContaining("no rule");
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> ConformanceRun.of().run(new ConformanceListener() {}));
    }
}
