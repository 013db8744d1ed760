package dev.touchstone.dataset.imports;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.cache.ChunkSource;
import dev.touchstone.dataset.catalogue.Ingredients;
import dev.touchstone.dataset.catalogue.Recipe;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A dataset made of what others hold; every vector is checked before anything is written. */
public final class ImportRecipe implements Recipe {
    private final ImportPlan plan;
    private final ImportSource corpus;
    private final Optional<ImportSource> queries;

    /**
     * Joins a corpus and its queries.
     *
     * @param queries what is asked; empty where rows of the corpus are to be held out
     * @throws DatasetException where there are no queries, too few rows to hold them out, or queries of another
     *     dimension
     */
    public ImportRecipe(ImportPlan plan, ImportSource corpus, Optional<ImportSource> queries) {
        this.plan = plan;
        this.corpus = corpus;
        this.queries = queries;
        if (queries.isPresent() == (plan.holdOut() > 0)) {
            throw new DatasetException(
                    queries.isPresent()
                            ? corpus.origin() + " comes with queries; leave --hold-out away"
                            : corpus.origin() + " has no queries; name their file with --queries,"
                                    + " or take some of its rows with --hold-out 1000");
        }
        if (plan.holdOut() >= corpus.size()) {
            throw new DatasetException("cannot hold out " + plan.holdOut() + " queries of " + corpus.size() + " rows");
        }
        queries.filter(asked -> asked.dimension() != corpus.dimension()).ifPresent(asked -> {
            throw new DatasetException(
                    "the queries have " + asked.dimension() + " dimensions; the corpus has " + corpus.dimension());
        });
    }

    @Override
    public DatasetInfo info() {
        return new DatasetInfo(
                plan.name(),
                "imported from " + corpus.origin()
                        + (plan.holdOut() > 0 ? "; " + plan.holdOut() + " rows held out as queries" : ""),
                corpus.origin(),
                "that of its owner",
                corpus.size() - plan.holdOut(),
                queries.map(ImportSource::size).orElse(plan.holdOut()),
                corpus.dimension(),
                plan.metric());
    }

    @Override
    public Ingredients open(Progress progress) {
        VectorCheck.requireDistances(corpus, plan.metric(), "vectors", progress);
        queries.ifPresent(asked -> VectorCheck.requireDistances(asked, plan.metric(), "queries", progress));
        return new Imported(progress);
    }

    /** Rows in passes. */
    private final class Imported implements Ingredients {
        private final HeldOutRows heldOut = new HeldOutRows(corpus.size(), plan.holdOut());
        private final Progress progress;

        Imported(Progress progress) {
            this.progress = progress;
        }

        @Override
        public String model() {
            return "imported";
        }

        @Override
        public Iterator<CorpusDocument> documents() {
            return heldOut.others(corpus.documents());
        }

        @Override
        public Iterator<Query> queries() {
            Iterator<CorpusDocument> asked =
                    queries.map(ImportSource::documents).orElseGet(() -> heldOut.chosen(corpus.documents()));
            Iterable<CorpusDocument> once = () -> asked;
            return StreamSupport.stream(once.spliterator(), false)
                    .map(document -> new Query(document.text(), document.attributes()))
                    .iterator();
        }

        @Override
        public ChunkSource corpusVectors() {
            return chunks("copy vectors", heldOut.others(corpus.vectors()), info().documents());
        }

        @Override
        public ChunkSource queryVectors() {
            return chunks(
                    "copy queries",
                    queries.map(ImportSource::vectors).orElseGet(() -> heldOut.chosen(corpus.vectors())),
                    info().queries());
        }

        private ChunkSource chunks(String step, Iterator<float[]> vectors, int all) {
            return (firstRow, rows) -> {
                List<float[]> chunk = new ArrayList<>(rows);
                while (chunk.size() < rows) {
                    chunk.add(vectors.next());
                }
                progress.advanced(step, firstRow + rows, all);
                return chunk;
            };
        }
    }
}
