package dev.touchstone.bench.gate;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.config.GatePolicy;
import dev.touchstone.bench.environment.TimeAccount;
import dev.touchstone.bench.parity.Compared;
import dev.touchstone.bench.parity.ParityRows;
import dev.touchstone.bench.sweep.EvidenceRows;
import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.gate.evidence.GateEvidence;
import dev.touchstone.report.gate.output.Certificate;
import dev.touchstone.report.gate.output.GateResult;
import dev.touchstone.report.gate.output.Subject;
import dev.touchstone.report.gate.output.Terms;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.run.VoidCell;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a gate's run folder. */
final class GateFolder {
    static final String SUMMARY = "summary.md";
    static final String JUNIT = "junit.xml";

    private final RunWriter run;
    private final GateSetup setup;
    private final TimeAccount account;
    private final Map<String, String> versions;

    /**
     * @param versions of everything the result rests on
     */
    GateFolder(RunWriter run, GateSetup setup, TimeAccount account, Map<String, String> versions) {
        this.run = run;
        this.setup = setup;
        this.account = account;
        this.versions = versions;
    }

    GateResult result(Subject subject, GateRun measured, Verdict verdict, Optional<String> baseline) {
        List<Compared> compared = measured.compared();
        Optional<Parity> parity = measured.exact()
                .value()
                .map(exact -> ParityRows.of(compared, Gate.K, exact.parity().queries()));
        return new GateResult(subject, measured.measured(), parity, baseline, verdict);
    }

    GateOutcome write(GateRun measured, GateResult result) {
        figures(measured);
        measured.rounds().reason().ifPresent(why -> run.addVoid(new VoidCell(cell(), why)));
        measured.rounds().value().ifPresent(rounds -> {
            GateEvidence.write(run, Rounds.answers(rounds));
            GateEvidence.write(run, Rounds.turns(rounds));
        });
        result.parity().ifPresent(parity -> run.json(Parity.FILE, parity));
        measured.rules().value().ifPresent(report -> run.json(ConformanceReport.FILE, report));
        run.json(Verdict.FILE, result.verdict());
        run.text(JUNIT, result.junit(setup.policy().policy().rules()));
        String summary = result.summary();
        run.text(SUMMARY, summary);
        run.text("gate.yaml", setup.policy().text());
        if (result.verdict().outcome() == Outcome.PASS) {
            certify(result);
        }
        Path folder = run.finish(HtmlReport::rebuild);
        return new GateOutcome(
                folder, result.verdict(), summary, result.measured().failures());
    }

    private void figures(GateRun measured) {
        GatePolicy policy = setup.policy().policy();
        measured.exact().value().map(EvidenceRows::of).ifPresent(rows -> rows.forEach(run::add));
        measured.rounds()
                .value()
                .ifPresent(
                        rounds -> new RoundFigures(rounds, policy.index()).all().forEach(run::add));
        measured.exact()
                .value()
                .map(exact -> exact.parity().queries())
                .ifPresent(queries ->
                        run.add(Measurement.of(Metrics.PARITY_QUERIES, Map.of(), (double) queries, queries)));
        measured.compared().forEach(compared -> compared.measurements().forEach(run::add));
        measured.work().ifPresent(work -> work.rows(cell()).forEach(run::add));
        account.steps()
                .forEach((step, time) ->
                        run.add(Measurement.of(Metrics.ACCOUNT_TIME, Map.of("step", step), time.toNanos() / 1e9, 1)));
    }

    private Map<String, String> cell() {
        return Cells.search(
                setup.policy().policy().index().spec(),
                setup.policy().policy().index().settings());
    }

    private void certify(GateResult result) {
        Instant now = setup.place().clock().instant();
        int days = setup.policy().policy().certificate().validDays();
        Terms terms = new Terms(
                now, now.plus(Duration.ofDays(days)), versions, setup.policy().sha256(), run.checksums());
        Certificate certificate = Certificate.of(result, terms);
        run.json(Certificate.FILE, certificate);
        run.text(Certificate.TEXT_FILE, certificate.text());
    }
}
