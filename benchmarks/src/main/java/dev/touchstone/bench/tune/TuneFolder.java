package dev.touchstone.bench.tune;

import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.tune.ChangeScript;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.TuneAccount;
import dev.touchstone.report.tune.TuneMeasurements;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.store.postgres.SpacePattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes what a search found into its run folder. */
final class TuneFolder {
    private static final String CONDITION =
            "-- For a table that has no vector index yet: one that is there is replaced, and undo.sql drops, but does not"
                    + " bring back.\n";

    private final RunWriter run;
    private final TuneRequest request;
    private final Workload workload;

    TuneFolder(RunWriter run, TuneRequest request, Workload workload) {
        this.run = run;
        this.request = request;
        this.workload = workload;
    }

    Path write(
            TuneSearch.Findings findings, TimedLaboratory laboratory, Journal journal, Supplier<TuneAccount> account) {
        TuneRecords records = new TuneRecords(findings);
        records.histograms().forEach(run::histogram);
        run.text(Journal.FILE, journal.text());
        TuneRun tried = new TuneRun(
                asked(), records.cells(), List.of(), List.of(), List.of(), records.notes(), Optional.empty());
        Recommendation recommendation = Recommendation.of(tried);
        Optional<CrowdLook.Seen> seen =
                recommendation.choice().flatMap(choice -> laboratory.look(findings.candidate(choice.setting())));
        if (request.ingest()) {
            laboratory.ingest(request.profile().ingest()).forEach(run::add);
        }
        TuneRun tune = new TuneRun(
                tried.asked(),
                tried.cells(),
                seen.map(CrowdLook.Seen::flips).stream().toList(),
                seen.map(CrowdLook.Seen::grid).stream().toList(),
                seen.map(CrowdLook.Seen::work).orElse(List.of()),
                tried.notes(),
                Optional.of(account.get()));
        TuneMeasurements.write(run, tune, recommendation);
        recommendation.choice().ifPresent(choice -> {
            ChangeScript script = new Changes(laboratory.postgres(), new SpacePattern(request.schema()))
                    .script(recommendation, findings.candidate(choice.setting()));
            run.text(ChangeScript.APPLY_FILE, CONDITION + script.apply());
            run.text(ChangeScript.UNDO_FILE, CONDITION + script.undo());
        });
        return run.finish(HtmlReport::rebuild);
    }

    private TuneRun.Asked asked() {
        return new TuneRun.Asked(
                request.target(),
                request.k(),
                1,
                workload.name(),
                request.profile().name().toLowerCase(Locale.ROOT),
                request.exhaustive());
    }
}
