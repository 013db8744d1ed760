package dev.touchstone.bench.sweep;

import dev.touchstone.bench.config.Measurement;
import dev.touchstone.bench.environment.TimeAccount;
import dev.touchstone.bench.jmh.BenchContext;
import dev.touchstone.bench.jmh.JmhRunner;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.run.RunWriter;

/**
 * What every sweep works with.
 *
 * @param jmh runs a cell in a fresh JVM
 * @param context server, schema and dataset, the cell left open
 * @param measurement how long and how often a cell is measured
 * @param run where results go
 * @param account where the time goes
 * @param progress hears of every finished unit
 */
public record Bench(
        JmhRunner jmh,
        BenchContext context,
        Measurement measurement,
        RunWriter run,
        TimeAccount account,
        Progress progress) {}
