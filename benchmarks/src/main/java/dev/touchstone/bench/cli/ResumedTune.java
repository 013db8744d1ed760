package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.tune.TuneRequest;
import dev.touchstone.report.tune.Percentile;
import dev.touchstone.report.tune.Target.LatencyCeiling;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** An interrupted tune run is gone on with as it was asked: other wishes beside {@code --resume} are refused by name. */
final class ResumedTune {
    private static final int LONGEST_SHOWN = 40;

    private static final Map<String, Function<TuneRequest, Object>> WISHES = Map.ofEntries(
            Map.entry("--dataset", TuneRequest::dataset),
            Map.entry("--grid", TuneRequest::grid),
            Map.entry("-k", TuneRequest::k),
            Map.entry("--recall", request -> request.target().recall().atLeast()),
            Map.entry("--recall-on", request -> request.target().recall().of().text()),
            Map.entry("--p95-ms", request -> millis(request, Percentile.P95)),
            Map.entry("--p99-ms", request -> millis(request, Percentile.P99)),
            Map.entry("--memory", request -> request.target().indexBytes()),
            Map.entry("--build-time", request -> request.target().buildSeconds()),
            Map.entry("--profile", TuneRequest::profile),
            Map.entry("--budget", TuneRequest::budgetSeconds),
            Map.entry("--exhaustive", TuneRequest::exhaustive),
            Map.entry("--per-user", TuneRequest::perUser),
            Map.entry("--no-ingest", TuneRequest::ingest),
            Map.entry("--server-memory", TuneRequest::serverMemoryBytes),
            Map.entry("--schema", TuneRequest::schema));

    private ResumedTune() {}

    /**
     * Refuses the first option given that asks for something else.
     *
     * @param given what stands on the command line
     * @param now what that asks for
     * @param then what the interrupted run was asked
     */
    static void requireSame(ParseResult given, TuneRequest now, TuneRequest then) {
        for (OptionSpec option : given.matchedOptions()) {
            Function<TuneRequest, Object> wish = WISHES.get(option.longestName());
            if (wish != null && !wish.apply(now).equals(wish.apply(then))) {
                throw new ConfigurationException(option.longestName() + " asks for " + shown(wish.apply(now))
                        + ", the interrupted run for " + shown(wish.apply(then))
                        + "; leave it out, or begin a new run without --resume");
            }
        }
    }

    private static Optional<Double> millis(TuneRequest request, Percentile percentile) {
        return request.target()
                .latency()
                .filter(ceiling -> ceiling.percentile() == percentile)
                .map(LatencyCeiling::millis);
    }

    private static String shown(Object wish) {
        String text = wish instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse("none")
                : wish.toString();
        return text.length() > LONGEST_SHOWN ? "another" : text.replaceAll("^Optional\\w*\\.empty$", "none");
    }
}
