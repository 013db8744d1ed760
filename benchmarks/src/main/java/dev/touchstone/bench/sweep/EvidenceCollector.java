package dev.touchstone.bench.sweep;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.sentry.PlanCheck;
import dev.touchstone.conformance.parity.ParityComparison;
import dev.touchstone.conformance.parity.ParityQuery;
import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.conformance.parity.ParitySettings;
import dev.touchstone.dataset.recall.RecallScorer;
import dev.touchstone.dataset.recall.RecallScores;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.List;

/** Asks every query once under a cell's settings, and judges the answers and the plan. */
public final class EvidenceCollector {
    private final Subjects subjects;
    private final RecallScorer scorer;
    private final int k;

    public EvidenceCollector(Subjects subjects, int k) {
        this.subjects = subjects;
        this.scorer = RecallScorer.of(subjects.dataset());
        this.k = k;
    }

    /** Collects a cell's evidence; its index must be in place. */
    public Evidence collect(IndexSpec spec, SearchSettings settings) {
        PgVectorStore store = subjects.postgres().withSettings(settings);
        SearchRequest sample = SearchRequest.of(subjects.queries().get(0).vector(), k);
        PlanCheck plan = PlanCheck.of(settings, store, sample);
        AskedOnce asked = new AskedOnce(store, nanos -> {});
        List<List<String>> answers =
                subjects.queries().stream().map(query -> ids(asked, query)).toList();
        RecallScores scores = scorer.scoreIds(k, answers);
        long fallbacks = store.exactFallbacks();
        ParityReport parity = new ParityComparison(subjects.file(), asked, subjects.ids(), ParitySettings.of(k))
                .compare(subjects.queries());
        boolean exact = settings instanceof SearchSettings.ExactSearch;
        return new Evidence(Cells.search(spec, settings), exact, plan, scores, parity, fallbacks);
    }

    private List<String> ids(AskedOnce asked, ParityQuery query) {
        return asked.search(SearchRequest.of(query.vector(), k)).stream()
                .map(ScoredDocument::document)
                .map(document -> document.id())
                .toList();
    }
}
