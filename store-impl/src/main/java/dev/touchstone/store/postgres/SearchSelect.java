package dev.touchstone.store.postgres;

import dev.touchstone.store.index.Candidates;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.SearchSettings.IvfFlatSearch;
import dev.touchstone.store.index.VectorType;
import dev.touchstone.store.postgres.SearchText.Slot;

/**
 * The one SELECT of a search that reads the table.
 *
 * <p>Columns: id, text, metadata, position and score, then {@code completed} where a search completes itself, then the
 * vector in its binary form where it is asked for. Nothing but names of a {@link SpaceNames} and numbers of the settings
 * is part of the text.
 *
 * @param condition what the filter adds to the WHERE
 * @param bounded whether there is a minimum score
 * @param withVectors whether each row carries its vector
 */
record SearchSelect(SpaceNames names, SearchSettings settings, String condition, boolean bounded, boolean withVectors) {
    private static final String COLUMNS = "select id, text, metadata, position, ";
    private static final String ASKED = "(select query from asked)";

    static SearchSelect of(SearchSql sql, SearchParameters parameters) {
        return new SearchSelect(
                sql.names(),
                sql.settings(),
                parameters.filter().condition(),
                parameters.request().minScore().isPresent(),
                parameters.withVectors());
    }

    /** Sorts by an expression no vector index offers, so that every matching row is compared, whatever is built. */
    SearchText exact() {
        return SearchText.of(COLUMNS + score("?") + vector() + " from " + names.table(), Slot.VECTOR)
                .then(own())
                .then(" order by score desc, position limit ?", Slot.K);
    }

    /** Orders by the bare distance, which an index offers; the score is the distance here. */
    SearchText shortcut() {
        return SearchText.of(COLUMNS + distance("?") + vector() + " from " + names.table(), Slot.VECTOR)
                .then(own())
                .then(" order by distance limit ?", Slot.K);
    }

    /**
     * Orders by the bare distance, and where those are fewer than k, compares every matching row after them: the count
     * is a one-time condition, without which the server reads nothing.
     */
    SearchText complete() {
        String enough = bounded ? " where 1 - distance >= ?" : "";
        String both = withVectors ? ", " + names.vectorSend() + "(embedding)" : "";
        return SearchText.of("with asked as (select ?::" + names.vectorType() + " as query), found as (", Slot.VECTOR)
                .then(found())
                .then(") " + COLUMNS + "1 - distance as score, false as completed" + both + " from found union all ("
                        + COLUMNS + score(ASKED) + ", true" + both + " from " + names.table())
                .then(own())
                .then(" and (select count(*) from found" + enough, bounded ? new Slot[] {Slot.MIN_SCORE} : new Slot[0])
                .then(") < ? order by score desc, position limit ?)", Slot.K, Slot.K);
    }

    private SearchText found() {
        String kept = withVectors ? ", embedding" : "";
        if (!reranks()) {
            return SearchText.of(COLUMNS + distance(ASKED) + kept + " from " + names.table())
                    .then(own())
                    .then(" order by distance limit ?", Slot.K);
        }
        int dimension = names.space().dimension();
        IndexedForm form = new IndexedForm(names, candidates().typeFor(dimension));
        return SearchText.of(COLUMNS + distance(ASKED) + kept + " from (" + COLUMNS + "embedding from " + names.table())
                .then(own())
                .then(
                        " order by " + form.of("embedding") + " " + form.distance() + " " + form.of(ASKED)
                                + " limit ?::bigint * " + candidates().perResultFor(dimension)
                                + ") candidates order by distance limit ?",
                        Slot.K,
                        Slot.K);
    }

    private SearchText own() {
        return SearchText.of(
                " where user_id = ? and collection_name = ?" + condition, Slot.USER, Slot.COLLECTION, Slot.FILTER);
    }

    private String distance(String query) {
        return "embedding " + names.cosineDistance() + " " + query + " as distance";
    }

    private String score(String query) {
        return "1 - (embedding " + names.cosineDistance() + " " + query + ") as score";
    }

    private String vector() {
        return withVectors ? ", " + names.vectorSend() + "(embedding)" : "";
    }

    private boolean reranks() {
        return reranks(settings, names.space().dimension());
    }

    /** Whether an index holds another form of the vectors, whose rows are ranked again. */
    static boolean reranks(SearchSettings settings, int dimension) {
        return !(settings instanceof ExactSearch) && candidates(settings).typeFor(dimension) != VectorType.VECTOR;
    }

    private Candidates candidates() {
        return candidates(settings);
    }

    static Candidates candidates(SearchSettings settings) {
        if (settings instanceof HnswSearch hnsw) {
            return hnsw.candidates();
        }
        if (settings instanceof IvfFlatSearch ivfFlat) {
            return ivfFlat.candidates();
        }
        throw new IllegalArgumentException("no index is asked by " + settings);
    }
}
