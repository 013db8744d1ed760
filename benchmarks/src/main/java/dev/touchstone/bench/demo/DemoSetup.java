package dev.touchstone.bench.demo;

import dev.touchstone.bench.config.Grid;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.dataset.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a demo is told.
 *
 * @param grid what to measure
 * @param postgres where PostgreSQL comes from; empty for the first that is there
 * @param out folder of run folders
 * @param home the cache folder
 * @param environment the environment variables
 * @param progress hears how far each step has come
 * @param clock gives the run its name
 */
public record DemoSetup(
        Grid grid,
        Optional<PostgresSource> postgres,
        Path out,
        TouchstoneHome home,
        Map<String, String> environment,
        Progress progress,
        Clock clock) {}
