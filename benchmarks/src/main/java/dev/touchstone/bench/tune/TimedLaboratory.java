package dev.touchstone.bench.tune;

import dev.touchstone.bench.ingest.IngestEffort;
import dev.touchstone.bench.ingest.IngestLook;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.tune.TuneAccount;
import java.util.List;
import java.util.Optional;

/** Adds up where the time of a laboratory goes; what a journal answers took none. */
final class TimedLaboratory implements Laboratory {
    private final PostgresLaboratory laboratory;
    private double build;
    private double warmUp;
    private double measurement;

    TimedLaboratory(PostgresLaboratory laboratory) {
        this.laboratory = laboratory;
    }

    PostgresLaboratory postgres() {
        return laboratory;
    }

    /**
     * The account of a run.
     *
     * @param total seconds of the whole run
     * @param groundTruth seconds of finding or reading the exact answers
     */
    TuneAccount account(double total, double groundTruth) {
        double own = Math.max(0, total - build - warmUp - measurement - groundTruth);
        return new TuneAccount(build, warmUp, measurement, groundTruth, own);
    }

    /** Looks at filters and users under a candidate; only what its searches took counts as measurement. */
    Optional<CrowdLook.Seen> look(Candidate candidate) {
        Optional<CrowdLook.Seen> seen = laboratory.look(candidate);
        seen.ifPresent(what -> {
            build += what.buildSeconds();
            measurement += what.searchSeconds();
        });
        return seen;
    }

    /** Measures how fast documents are stored; opening pools and the first round are warm-up. */
    List<Measurement> ingest(IngestEffort effort) {
        long start = System.nanoTime();
        IngestLook.Measured measured = laboratory.ingest(effort);
        measurement += measured.seconds();
        warmUp += (System.nanoTime() - start) / 1e9 - measured.seconds();
        return measured.rows();
    }

    @Override
    public Built build(TuneBuild wanted, int round) {
        Built built = laboratory.build(wanted, round);
        build += built.seconds();
        return built;
    }

    @Override
    public Plans plans(Candidate candidate, int round) {
        return laboratory.plans(candidate, round);
    }

    @Override
    public Screening screen(Candidate candidate, int round, int queries) {
        long start = System.nanoTime();
        Screening pass = laboratory.screen(candidate, round, queries);
        measurement += pass.seconds();
        warmUp += Math.max(0, (System.nanoTime() - start) / 1e9 - pass.seconds());
        return pass;
    }

    @Override
    public List<List<Timed>> time(List<Stage> stages, int round) {
        List<List<Timed>> turns = laboratory.time(stages, round);
        turns.stream().flatMap(List::stream).forEach(turn -> {
            measurement += turn.measuredSeconds();
            warmUp += turn.seconds() - turn.measuredSeconds();
        });
        return turns;
    }
}
