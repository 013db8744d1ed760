package dev.touchstone.bench.tune;

import dev.touchstone.report.tune.Target;
import java.util.Optional;

/**
 * What a tune run is asked; kept beside its journal, so that an interrupted run is resumed as it was begun.
 *
 * @param dataset name in the catalogue
 * @param k results of a search
 * @param grid text of the grid file; empty for one derived from the dataset
 * @param target what must be reached
 * @param profile how much is measured
 * @param budgetSeconds the time it may take; empty for no limit
 * @param exhaustive whether nothing is given up early
 * @param perUser whether every query searches the documents of its user
 * @param ingest whether it also measures how fast documents are stored
 * @param serverMemoryBytes memory of the server's machine; empty where it is not known
 * @param schema where the SQL for the operator finds the table, a pattern of the dimension
 */
public record TuneRequest(
        String dataset,
        int k,
        Optional<String> grid,
        Target target,
        TuneProfile profile,
        Optional<Long> budgetSeconds,
        boolean exhaustive,
        boolean perUser,
        boolean ingest,
        Optional<Long> serverMemoryBytes,
        String schema) {}
