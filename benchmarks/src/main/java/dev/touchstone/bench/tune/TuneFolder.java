package dev.touchstone.bench.tune;

import dev.touchstone.bench.ingest.IngestEffort;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.tune.ChangeScript;
import dev.touchstone.report.tune.PlanSeen;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.TuneAccount;
import dev.touchstone.report.tune.TuneMeasurements;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.store.postgres.SpacePattern;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes what a search found into its run folder. */
final class TuneFolder {
    private final RunWriter run;
    private final TuneRequest request;
    private final Workload workload;
    private final Schedule schedule;

    TuneFolder(RunWriter run, TuneRequest request, Workload workload, Schedule schedule) {
        this.run = run;
        this.request = request;
        this.workload = workload;
        this.schedule = schedule;
    }

    Path write(
            TuneSearch.Findings findings, TimedLaboratory laboratory, Journal journal, Supplier<TuneAccount> account) {
        TuneRecords records = new TuneRecords(findings);
        records.histograms().forEach(run::histogram);
        run.text(Journal.FILE, journal.text());
        TuneRun tried = new TuneRun(
                asked(), records.cells(), List.of(), List.of(), List.of(), records.notes(), Optional.empty());
        Recommendation recommendation = Recommendation.of(tried);
        Optional<Candidate> chosen = recommendation.choice().map(choice -> findings.candidate(choice.setting()));
        Optional<CrowdLook.Seen> seen = chosen.filter(schedule::affordsLook).flatMap(laboratory::look);
        List<String> notes = new ArrayList<>(tried.notes());
        if (chosen.isPresent() && seen.isEmpty() && !schedule.affordsLook(chosen.get())) {
            notes.add("The time budget did not suffice to look at filters and users.");
        }
        chosen.filter(candidate -> !candidate.build().isExact())
                .flatMap(candidate -> UserPlans.of(plans(tried, candidate)).note(Asker.all(workload)))
                .ifPresent(notes::add);
        if (request.ingest()) {
            ingest(laboratory, notes);
        }
        TuneRun tune = new TuneRun(
                tried.asked(),
                tried.cells(),
                seen.map(CrowdLook.Seen::flips).stream().toList(),
                seen.map(CrowdLook.Seen::grid).stream().toList(),
                seen.map(CrowdLook.Seen::work).orElse(List.of()),
                notes,
                Optional.of(account.get()));
        TuneMeasurements.write(run, tune, recommendation);
        recommendation
                .choice()
                .filter(choice -> recommendation.outcome().recommends())
                .ifPresent(choice -> {
                    ChangeScript script = new Changes(laboratory.postgres(), new SpacePattern(request.schema()))
                            .script(recommendation, findings.candidate(choice.setting()));
                    run.text(ChangeScript.APPLY_FILE, script.apply());
                    run.text(ChangeScript.UNDO_FILE, script.undo());
                });
        return run.finish(HtmlReport::rebuild);
    }

    private static List<PlanSeen> plans(TuneRun run, Candidate candidate) {
        return run.cells().stream()
                .filter(cell -> cell.setting().equals(candidate.setting()))
                .flatMap(cell -> cell.plans().stream())
                .toList();
    }

    private void ingest(TimedLaboratory laboratory, List<String> notes) {
        IngestEffort effort = request.profile().ingest();
        if (schedule.affordsClosing(effort.expectedSeconds())) {
            laboratory.ingest(effort).forEach(run::add);
        } else {
            notes.add("The time budget did not suffice to measure ingest.");
        }
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
