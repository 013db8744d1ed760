package dev.touchstone.store.file;

import dev.touchstone.store.Document;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Answers several searches while documents pass by once, in their order and in constant memory, as a {@link
 * FileVectorStore} of all of them would: by the same arithmetic over 64-bit vectors, ties in the order of passing.
 */
public final class PassingSearch {
    private static final int BLOCK_COMPONENTS = 1 << 20;

    private final int dimension;
    private final List<Asked> asked = new ArrayList<>();
    private final List<StoredEntry> entries = new ArrayList<>();
    private double[] components;

    /** One search with what was found so far. */
    private static final class Asked {
        private final SearchRequest request;
        private final Set<String> wanted;
        private List<ScoredDocument> best = List.of();
        private final List<ScoredDocument> others = new ArrayList<>();

        private Asked(SearchRequest request, Set<String> wanted) {
            this.request = request;
            this.wanted = wanted;
        }

        private void pass(FileContents block) {
            List<ScoredDocument> both = new ArrayList<>(best);
            both.addAll(NearestEntries.of(block, request).rows());
            both.sort(Comparator.comparingDouble(ScoredDocument::score).reversed());
            best = List.copyOf(both.subList(0, Math.min(request.k(), both.size())));
            if (wanted.isEmpty()) {
                return;
            }
            double[] cosines = block.vectors().cosines(request.vector());
            for (int i = 0; i < block.size(); i++) {
                Document document = block.entries().get(i).document();
                if (wanted.contains(document.id())) {
                    others.add(new ScoredDocument(document, cosines[i]));
                }
            }
        }

        private List<ScoredDocument> ranking() {
            List<ScoredDocument> ranking = new ArrayList<>(best);
            others.removeIf(row -> best.stream()
                    .anyMatch(
                            known -> known.document().id().equals(row.document().id())));
            others.sort(Comparator.comparingDouble(ScoredDocument::score).reversed());
            ranking.addAll(others);
            return ranking;
        }
    }

    /**
     * @param dimension components of every vector, at least 1
     */
    public PassingSearch(int dimension) {
        this.dimension = dimension;
        this.components = new double[Math.max(1, BLOCK_COMPONENTS / dimension) * dimension];
    }

    /**
     * Adds a search, before the first document passes.
     *
     * @param wanted ids of documents whose scores are asked for wherever they rank
     */
    public void ask(SearchRequest request, Set<String> wanted) {
        asked.add(new Asked(request, Set.copyOf(wanted)));
    }

    /** Lets a document pass; its vector is copied. */
    public void pass(Document document, double[] vector) {
        System.arraycopy(vector, 0, components, entries.size() * dimension, dimension);
        entries.add(new StoredEntry(document, StoredEntry.TEXT, null));
        if (entries.size() * dimension == components.length) {
            endBlock();
        }
    }

    private void endBlock() {
        if (!entries.isEmpty()) {
            double[] filled = Arrays.copyOf(components, entries.size() * dimension);
            FileContents block = new FileContents(new VectorBlock(dimension, filled), entries);
            asked.forEach(one -> one.pass(block));
            entries.clear();
        }
    }

    /**
     * Returns for each search, in the order of asking, its first k documents, best first, and behind them those whose
     * scores were asked for.
     */
    public List<List<ScoredDocument>> answers() {
        endBlock();
        return asked.stream().map(Asked::ranking).toList();
    }
}
