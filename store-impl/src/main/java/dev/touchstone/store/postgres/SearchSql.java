package dev.touchstone.store.postgres;

import dev.touchstone.store.index.Candidates;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.SearchSettings.IvfFlatSearch;
import dev.touchstone.store.index.VectorType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a search under given settings.
 *
 * <p>The whole is one JDBC statement, {@code begin; select set_config(…); select …; commit}: the driver sends it in one
 * flush, the settings hold for the search and are gone after it. Parameters in order: those of {@link
 * RowGuard#SETTINGS}, query vector, user id, collection, those of the filter, k (twice where candidates are ranked
 * again). Nothing but names of a {@link SpaceNames} and numbers of the settings is part of the text.
 *
 * <p>A shortcut is the same search by a plan made once a connection, over the index whatever the parameters are, by a
 * scan that ends where iterative scan would go on: with k rows it is the same answer, with fewer it is none. It leaves
 * {@code begin} and {@code commit} out, since what the driver sends in one flush is one transaction anyway; if it ever
 * were not, row-level security would let no row through.
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

    /** Returns searches of the same table and limits that compare every matching row. */
    SearchSql exactly() {
        return new SearchSql(names, new ExactSearch(), limits);
    }

    /** Returns the shortcut; empty where no index is asked, or where it could leave candidates out unnoticed. */
    Optional<SearchSql> shortcut() {
        return settings instanceof ExactSearch || reranks()
                ? Optional.empty()
                : Optional.of(new SearchSql(names, settings, limits, true));
    }

    /** Whether the index scan of a shortcut can end with k rows. */
    boolean isWithinOneScan(int k) {
        return !(settings instanceof HnswSearch hnsw) || k <= hnsw.efSearch();
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
        if (settings instanceof HnswSearch hnsw) {
            values.put("hnsw.ef_search", Integer.toString(hnsw.efSearch()));
            values.put("hnsw.iterative_scan", scan(hnsw.iterativeScan()));
        } else if (settings instanceof IvfFlatSearch ivfFlat) {
            values.put("ivfflat.probes", Integer.toString(ivfFlat.probes()));
            values.put("ivfflat.iterative_scan", scan(ivfFlat.iterativeScan()));
        }
        if (!SchemaMigration.isInRow(names.space().dimension())) {
            values.put("cpu_operator_cost", DISTANCE_COST);
        }
        return values;
    }

    private String scan(IterativeScan wanted) {
        return (isShortcut ? IterativeScan.OFF : wanted).sql();
    }

    /** Returns the statement as it is executed. */
    String statement(FilterSql filter) {
        String search = applySettings() + "; " + query(filter);
        return isShortcut ? search : "begin; " + search + "; commit";
    }

    /** Returns the statement with its own plan before its rows; binds the parameters of the query twice. */
    String explainedStatement(FilterSql filter) {
        String query = query(filter);
        return "begin; " + applySettings() + "; explain (format json) " + query + "; " + query + "; commit";
    }

    /** Returns how many results of the statement come before the rows. */
    int resultsBeforeRows() {
        return isShortcut ? 1 : 2;
    }

    /** One number comes back instead of every setting's value: the nulls among them, none. */
    String applySettings() {
        return "select pg_catalog.num_nulls(" + TimeLimits.selectList(transactionSettings()) + RowGuard.SETTINGS + ")";
    }

    /** Returns the one SELECT among them that reads the table. */
    String query(FilterSql filter) {
        return settings instanceof ExactSearch ? exact(filter) : nearest(filter);
    }

    /** Sorts by an expression no vector index offers, so that every matching row is compared, whatever is built. */
    private String exact(FilterSql filter) {
        return "select id, text, metadata, 1 - (embedding " + names.cosineDistance() + " ?) as score" + from(filter)
                + " order by score desc, position limit ?";
    }

    /** Orders by the bare distance, which an index offers; the outer order settles ties and relaxed scans. */
    private String nearest(FilterSql filter) {
        String found = reranks() ? reranked(filter) : ranked(filter);
        return "select id, text, metadata, 1 - distance as score from (" + found
                + ") nearest order by score desc, position";
    }

    private String ranked(FilterSql filter) {
        return "select id, text, metadata, position, embedding " + names.cosineDistance() + " ? as distance"
                + from(filter) + " order by distance limit ?";
    }

    /** Finds candidates by the form the index holds, and ranks them by the whole vectors; the query is sent once. */
    private String reranked(FilterSql filter) {
        int dimension = names.space().dimension();
        IndexedForm form = new IndexedForm(names, candidates().typeFor(dimension));
        return "select id, text, metadata, position, embedding " + names.cosineDistance() + " query as distance"
                + " from (select ?::" + names.vectorType() + " as query) asked cross join lateral"
                + " (select id, text, metadata, position, embedding" + from(filter) + " order by "
                + form.of("embedding") + " " + form.distance() + " " + form.of("query") + " limit ?::bigint * "
                + candidates().perResultFor(dimension) + ") candidates order by distance limit ?";
    }

    private boolean reranks() {
        return !(settings instanceof ExactSearch)
                && candidates().typeFor(names.space().dimension()) != VectorType.VECTOR;
    }

    private Candidates candidates() {
        if (settings instanceof HnswSearch hnsw) {
            return hnsw.candidates();
        }
        if (settings instanceof IvfFlatSearch ivfFlat) {
            return ivfFlat.candidates();
        }
        throw new IllegalArgumentException("no index is asked by " + settings);
    }

    /** Returns how often k is bound, at the end of the parameters. */
    int limitParameters() {
        return reranks() ? 2 : 1;
    }

    /** Returns how many rows the index is asked for. */
    long candidatesFor(int k) {
        return settings instanceof ExactSearch
                ? k
                : (long) k * candidates().perResultFor(names.space().dimension());
    }

    private String from(FilterSql filter) {
        return " from " + names.table() + " where user_id = ? and collection_name = ?" + filter.condition();
    }

    /** Whether the index scan stops at {@code ef_search} rows. */
    boolean stopsAtEfSearch() {
        return settings instanceof HnswSearch hnsw && hnsw.iterativeScan() == IterativeScan.OFF;
    }
}
