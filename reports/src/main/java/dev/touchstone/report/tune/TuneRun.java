package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.Run;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The content of {@code tune.json}: everything that a search for a configuration tried.
 *
 * @param asked what was looked for
 * @param cells every setting tried, void and dropped ones included, each once
 * @param flips where the planner changes its mind, one a setting that was looked at
 * @param workloads filtered and per-user searches, one a setting that was looked at
 * @param work what operations make client and server do
 * @param notes what else the reader must know, a sentence each, such as where the budget ended
 * @param account where the time went
 */
public record TuneRun(
        Asked asked,
        List<TunedCell> cells,
        List<PlannerFlips> flips,
        List<WorkloadGrid> workloads,
        List<OperationWork> work,
        List<String> notes,
        Optional<TuneAccount> account) {
    public static final String FILE = "tune.json";

    public TuneRun {
        cells = List.copyOf(cells);
        flips = List.copyOf(flips);
        workloads = List.copyOf(workloads);
        work = List.copyOf(work);
        notes = List.copyOf(notes);
        Set<Setting> seen = new HashSet<>();
        for (TunedCell cell : cells) {
            if (!seen.add(cell.setting())) {
                throw new ReportException("cell " + cell.setting().cell() + " is listed twice");
            }
        }
    }

    /** What a run looked for; empty for other runs. */
    public static Optional<Asked> asked(Run run) {
        return run.json(FILE, TuneRun.class).map(TuneRun::asked);
    }

    /** The cells of the settings that a run gave up early, whose figures rest on few searches; none in other runs. */
    public static Set<Map<String, String>> givenUp(Run run) {
        return run.json(FILE, TuneRun.class).stream()
                .flatMap(tune -> tune.cells().stream())
                .filter(cell -> cell.dropped().isPresent())
                .<Map<String, String>>map(cell -> cell.setting().cell())
                .collect(Collectors.toSet());
    }

    /**
     * What was looked for.
     *
     * @param k results a search asks for, at least 1
     * @param clients that search at the same time, at least 1
     * @param workload what the queries are, such as {@code unfiltered}, {@code tenth = 3} or {@code per user}
     * @param profile how much was measured, such as {@code quick}
     * @param exhaustive whether no setting was given up early
     */
    public record Asked(Target target, int k, int clients, String workload, String profile, boolean exhaustive) {
        public Asked {
            if (k < 1 || clients < 1) {
                throw new ReportException("k and the number of clients are at least 1, not " + k + " and " + clients);
            }
        }
    }
}
