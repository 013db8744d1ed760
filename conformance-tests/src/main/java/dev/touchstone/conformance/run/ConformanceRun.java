package dev.touchstone.conformance.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.rule.NonBlocking;
import dev.touchstone.conformance.rule.RuleFamily;
import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.conformance.RuleDescription;
import dev.touchstone.report.conformance.SubjectResults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The rules, to be put to stores outside a build.
 *
 * @param subjects the stores, opened and later closed by the caller
 * @param chosen which rules
 */
public record ConformanceRun(List<StoreUnderTest> subjects, Predicate<RuleDescription> chosen) {
    public ConformanceRun {
        subjects = List.copyOf(subjects);
    }

    /** Puts every rule to these stores. */
    public static ConformanceRun of(StoreUnderTest... subjects) {
        return new ConformanceRun(List.of(subjects), rule -> true);
    }

    /** Puts the rules of these families alone to the stores. */
    public ConformanceRun only(RuleFamily... families) {
        List<RuleFamily> wanted = Arrays.asList(families);
        return only(rule -> wanted.contains(RuleFamily.of(rule)));
    }

    /** Puts these rules alone to the stores. */
    public ConformanceRun only(Predicate<RuleDescription> rules) {
        return new ConformanceRun(subjects, chosen.and(rules));
    }

    /**
     * Puts the rules to one store after the other.
     *
     * @throws dev.touchstone.report.ReportException if no rule or no store was chosen
     * @throws IllegalStateException if the rules could not be put to a store at all
     */
    public ConformanceReport run(ConformanceListener listener) {
        List<SubjectResults> results = new ArrayList<>();
        for (StoreUnderTest subject : subjects) {
            results.add(run(subject, listener));
        }
        return new ConformanceReport(results);
    }

    private SubjectResults run(StoreUnderTest subject, ConformanceListener listener) {
        RuleRecorder recorder = new RuleRecorder(subject.name(), listener);
        try (LauncherSession session = LauncherFactory.openSession(bare())) {
            SubjectResolver.put(session, subject);
            session.getLauncher().execute(request(), recorder);
        }
        return recorder.results();
    }

    /** A build's listeners and filters have no business here. */
    private static LauncherConfig bare() {
        return LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
    }

    private LauncherDiscoveryRequest request() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(SubjectRules.class))
                .filters(includeEngines("junit-jupiter"), (PostDiscoveryFilter) this::included)
                .configurationParameter(NonBlocking.REPORT_AS_FAILED, "true")
                .build();
    }

    private FilterResult included(TestDescriptor test) {
        boolean wanted = RuleRecorder.rule(test.getSource()).filter(chosen).isPresent();
        return FilterResult.includedIf(test.isContainer() || wanted);
    }
}
