package dev.touchstone.bench.demo;

import dev.touchstone.report.verdict.Verdict;
import java.nio.file.Path;

/**
 * How a demo ended.
 *
 * @param runFolder what it wrote
 * @param verdict what its checks came to
 */
public record DemoResult(Path runFolder, Verdict verdict) {}
