package dev.touchstone.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.FileStoreUnderTest;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.conformance.rule.RuleFamily;
import dev.touchstone.report.ReportException;
import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.RuleResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConformanceRunTest {
    @Test
    void putsTheRulesOfAFamilyToAStoreAndTellsEachResult() {
        List<String> told = new ArrayList<>();
        ConformanceListener listener = new ConformanceListener() {
            @Override
            public void finished(String subject, RuleResult result) {
                told.add(result.rule().id());
            }
        };
        try (StoreUnderTest files = new FileStoreUnderTest(new LetterModel(8))) {
            ConformanceReport report =
                    ConformanceRun.of(files).only(RuleFamily.STA).run(listener);
            assertThat(report.conforms()).isTrue();
            assertThat(report.subjects().get(0).results())
                    .extracting(result -> result.rule().id(), RuleResult::outcome)
                    .contains(org.assertj.core.api.Assertions.tuple("STA-01", RuleOutcome.PASSED));
            assertThat(told).contains("STA-01");
        }
    }

    @Test
    void isNoPassWhereNoRuleWasPut() {
        try (StoreUnderTest files = new FileStoreUnderTest(new LetterModel(8))) {
            ConformanceRun nothing = ConformanceRun.of(files).only(rule -> false);
            assertThatExceptionOfType(ReportException.class)
                    .isThrownBy(() -> nothing.run(new ConformanceListener() {}))
                    .withMessageContaining("no rule");
        }
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> ConformanceRun.of().run(new ConformanceListener() {}));
    }
}
