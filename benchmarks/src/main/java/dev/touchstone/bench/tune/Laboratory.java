package dev.touchstone.bench.tune;

import dev.touchstone.report.tune.MissedQuery;
import dev.touchstone.report.tune.PlanSeen;
import java.util.List;
import java.util.Optional;

/** Where configurations are tried: on a server, from what an earlier run kept, or drawn from recorded samples. */
interface Laboratory {
    /**
     * Builds an index in place of the present one of its layout.
     *
     * @param round 0 for the first build of it; further rounds build it anew
     */
    Built build(TuneBuild build, int round);

    /**
     * Looks at the plans of a candidate whose index was built last.
     *
     * @param round of that build
     */
    Plans plans(Candidate candidate, int round);

    /** Asks the first {@code queries} queries, one after the other. */
    Screening screen(Candidate candidate, int round, int queries);

    /** Measures candidates of several builds in one forked JVM, build after build; a list a stage, in its order. */
    List<List<Timed>> time(List<Stage> stages, int round);

    /**
     * Candidates of one build that are measured together.
     *
     * @param build that they search
     * @param candidates at least one, which take turns
     * @param prepare builds it and looks at the candidates; to be run just before they are measured
     */
    record Stage(TuneBuild build, List<Candidate> candidates, Runnable prepare) {
        public Stage {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * An index as it came out of a build.
     *
     * @param seconds time of CREATE INDEX alone
     * @param bytes size of the index
     * @param notices what the server remarked
     */
    record Built(double seconds, long bytes, List<String> notices) {}

    /**
     * How the executions of a candidate's statement were planned.
     *
     * @param seen the first executions
     * @param fault why the candidate is void; empty where every plan and setting was the one under test
     */
    record Plans(List<PlanSeen> seen, Optional<String> fault) {}

    /**
     * What one pass over the queries gave.
     *
     * @param recalls of the queries that have a match, in query order
     * @param millis latency of every query
     * @param relative latency of every query as a multiple of what the reference scan took about that time
     * @param referenceMillis median time of the reference scan during the pass
     * @param fillRate rows returned over rows owed, before an exact scan helped
     * @param exactFallbacks answers that an exact scan completed
     * @param worst the worst queries, with what they missed
     * @param seconds the searches took, without the reference scans and the warm-up
     */
    @SuppressWarnings("ArrayRecordComponent") // samples, never compared
    record Screening(
            double[] recalls,
            double[] millis,
            double[] relative,
            double referenceMillis,
            double fillRate,
            long exactFallbacks,
            List<MissedQuery> worst,
            double seconds) {}

    /**
     * One turn of forked measurement.
     *
     * @param histogram every latency in nanoseconds, as {@link Histograms#text} writes it
     * @param exactFallbacks answers that an exact scan completed, in the warm-up too
     * @param steady whether latency had settled before measuring began
     * @param warmUpSeconds until it had
     * @param measuredSeconds of the iterations
     * @param seconds this candidate's share of the forked JVM's time, its start in it and its waiting for builds not
     */
    record Timed(
            String histogram,
            long exactFallbacks,
            boolean steady,
            double warmUpSeconds,
            double measuredSeconds,
            double seconds) {}
}
