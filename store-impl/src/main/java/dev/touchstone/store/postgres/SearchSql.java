package dev.touchstone.store.postgres;

import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.SearchSettings.IvfFlatSearch;
import dev.touchstone.store.postgres.SearchText.Slot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a search under given settings.
 *
 * <p>The whole is one JDBC statement, {@code select set_config(…); select …}: the driver sends it in one flush, which is
 * one transaction to the server, so the settings hold for the search and are gone after it. If ever it were not one,
 * row-level security would let no row through.
 *
 * <p>A search that asks an index completes itself: where it finds fewer than k rows, the same statement compares every
 * matching row. A shortcut is the same search by a plan made once a connection, over the index whatever the parameters
 * are, by a scan that ends where iterative scan would go on: with k rows it is the same answer, with fewer it is none.
 *
 * @param isShortcut whether it is that
 */
record SearchSql(SpaceNames names, SearchSettings settings, TimeLimits limits, boolean isShortcut) {
    /**
     * What the planner should think an operator costs where vectors lie outside their rows, whose fetching it does not
     * see: with the server's 0.0025 it took an exact search of 47 ms for cheaper than an index scan of 8 ms (4,000 ×
     * 3072-d, 200 candidates). 100 times that is still below what was measured; a small user keeps the exact search.
     */
    private static final String DISTANCE_COST = "0.25";

    SearchSql(SpaceNames names, SearchSettings settings, TimeLimits limits) {
        this(names, settings, limits, false);
    }

    /** Returns the shortcut; empty where no index is asked, or where it could leave candidates out unnoticed. */
    Optional<SearchSql> shortcut() {
        return settings instanceof ExactSearch || SearchSelect.reranks(settings, dimension())
                ? Optional.empty()
                : Optional.of(new SearchSql(names, settings, limits, true));
    }

    /** Whether the index scan of a shortcut can end with k rows. */
    boolean isWithinOneScan(int k) {
        return !(settings instanceof HnswSearch hnsw) || k <= hnsw.efSearch();
    }

    /** Whether the answer's rows say if an exact search had to complete them. */
    boolean completesItself() {
        return !isShortcut && !(settings instanceof ExactSearch);
    }

    /** Returns the settings of the search's transaction, by name. */
    Map<String, String> transactionSettings() {
        Map<String, String> values = new LinkedHashMap<>(limits.transactionSettings());
        if (isShortcut) {
            values.put("plan_cache_mode", "force_generic_plan");
            // made without a look at k and the user, the plan would else sort all rows of an average user
            values.put("enable_sort", "off");
        } else {
            // a generic plan may turn to the index at the 10th execution and filter what it found: fewer than k rows
            values.put("plan_cache_mode", "force_custom_plan");
        }
        if (completesItself()) {
            // the exact search that is seldom executed would have the whole compiled, at 100 ms a search
            values.put("jit", "off");
        }
        if (settings instanceof HnswSearch hnsw) {
            values.put("hnsw.ef_search", Integer.toString(hnsw.efSearch()));
            values.put("hnsw.iterative_scan", scan(hnsw.iterativeScan()));
        } else if (settings instanceof IvfFlatSearch ivfFlat) {
            values.put("ivfflat.probes", Integer.toString(ivfFlat.probes()));
            values.put("ivfflat.iterative_scan", scan(ivfFlat.iterativeScan()));
        }
        if (!SchemaMigration.isInRow(dimension())) {
            values.put("cpu_operator_cost", DISTANCE_COST);
        }
        return values;
    }

    private String scan(IterativeScan wanted) {
        return (isShortcut ? IterativeScan.OFF : wanted).sql();
    }

    /** Returns the statement as it is executed. */
    SearchText statement(SearchParameters parameters) {
        return applySettings().then("; ").then(select(parameters));
    }

    /** Returns the statement with its own plan before its rows. */
    SearchText explainedStatement(SearchParameters parameters) {
        SearchText select = select(parameters);
        return applySettings()
                .then("; explain (format json) ")
                .then(select)
                .then("; ")
                .then(select);
    }

    /** One number comes back instead of every setting's value: the nulls among them, none. */
    SearchText applySettings() {
        String settingsList = TimeLimits.selectList(transactionSettings()) + RowGuard.SETTINGS;
        return SearchText.of("select pg_catalog.num_nulls(" + settingsList + ")", Slot.USER, Slot.COLLECTION);
    }

    /** Returns the one SELECT among them that reads the table. */
    SearchText select(SearchParameters parameters) {
        SearchSelect select = SearchSelect.of(this, parameters);
        if (isShortcut) {
            return select.shortcut();
        }
        return completesItself() ? select.complete() : select.exact();
    }

    /** Returns how many rows the index is asked for. */
    long candidatesFor(int k) {
        return settings instanceof ExactSearch
                ? k
                : (long) k * SearchSelect.candidates(settings).perResultFor(dimension());
    }

    private int dimension() {
        return names.space().dimension();
    }

    /** Whether the index scan stops at {@code ef_search} rows. */
    boolean stopsAtEfSearch() {
        return settings instanceof HnswSearch hnsw && hnsw.iterativeScan() == IterativeScan.OFF;
    }
}
