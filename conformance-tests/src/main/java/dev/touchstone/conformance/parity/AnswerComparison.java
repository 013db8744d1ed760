package dev.touchstone.conformance.parity;

import dev.touchstone.store.Metadata;
import dev.touchstone.store.ScoredDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Compares the two answers to one query, in the steps the package describes. */
final class AnswerComparison {
    private final ReferenceAnswer reference;
    private final Predicate<String> candidateHolds;
    private final double tolerance;
    private final Findings findings;
    private final Map<String, Integer> rankById = new HashMap<>();
    private final List<Row> accepted = new ArrayList<>();

    /** A candidate row whose document the reference knows. */
    private record Row(ScoredDocument got, ScoredDocument known, boolean scoreRight) {
        String id() {
            return got.document().id();
        }
    }

    AnswerComparison(ReferenceAnswer reference, Predicate<String> candidateHolds, double tolerance, Findings findings) {
        this.reference = reference;
        this.candidateHolds = candidateHolds;
        this.tolerance = tolerance;
        this.findings = findings;
        for (ScoredDocument row : reference.top()) {
            rankById.put(row.document().id(), rankById.size());
        }
    }

    /** Compares a candidate's answer; to be called once. */
    void compare(List<ScoredDocument> candidate) {
        acceptRows(candidate);
        compareChoice();
        compareOrder();
    }

    private void acceptRows(List<ScoredDocument> candidate) {
        Map<String, ScoredDocument> seen = new HashMap<>();
        for (ScoredDocument got : candidate) {
            String id = got.document().id();
            if (seen.putIfAbsent(id, got) != null) {
                findings.add(DifferenceKind.EXTRA_ROW, "each document once", Text.row(got) + " again");
                continue;
            }
            ScoredDocument known = reference.find(id).orElse(null);
            if (known == null) {
                findings.add(DifferenceKind.EXTRA_ROW, "no such document", Text.row(got));
            } else if (accepted.size() == reference.top().size()) {
                findings.add(DifferenceKind.EXTRA_ROW, accepted.size() + " rows", "also " + Text.row(got));
            } else {
                accepted.add(compareRow(got, known));
            }
        }
    }

    private Row compareRow(ScoredDocument got, ScoredDocument known) {
        String id = got.document().id();
        if (!got.document().text().equals(known.document().text())) {
            findings.add(
                    DifferenceKind.WRONG_TEXT,
                    Text.of(id, known.document().text()),
                    Text.of(id, got.document().text()));
        }
        if (!Metadata.same(known.document().metadata(), got.document().metadata())) {
            findings.add(
                    DifferenceKind.WRONG_METADATA,
                    Text.of(id, known.document().metadata()),
                    Text.of(id, got.document().metadata()));
        }
        boolean right = Math.abs(got.score() - known.score()) <= tolerance;
        if (!right) {
            findings.add(DifferenceKind.WRONG_SCORE, Text.row(known), Text.row(got));
        } else if (got.score() != known.score()) {
            findings.add(DifferenceKind.FLOAT_ROUNDING, Text.row(known), Text.row(got));
        }
        return new Row(got, known, right);
    }

    /** Explains each owed document that was not returned: best first in {@code owed}, worst first by index of the end. */
    private void compareChoice() {
        List<ScoredDocument> missed = new ArrayList<>(reference.top());
        List<String> returned = accepted.stream().map(Row::id).toList();
        missed.removeIf(row -> returned.contains(row.document().id()));
        List<Row> stray = new ArrayList<>(accepted);
        stray.removeIf(row -> rankById.containsKey(row.id()));
        int shortfall = reference.top().size() - accepted.size();

        int absent = reportAbsent(missed);
        for (int i = absent; i < shortfall; i++) {
            ScoredDocument worst = missed.remove(missed.size() - 1);
            findings.add(DifferenceKind.MISSING_ROW, Text.row(worst), accepted.size() + " rows");
        }
        reportReplaced(missed, stray);
    }

    private int reportAbsent(List<ScoredDocument> missed) {
        List<ScoredDocument> absent = missed.stream()
                .filter(row -> !candidateHolds.test(row.document().id()))
                .toList();
        for (ScoredDocument row : absent) {
            findings.add(DifferenceKind.MISSING_ROW, Text.row(row), "a store without this document");
        }
        missed.removeAll(absent);
        return absent.size();
    }

    /** Pairs what was missed with what came instead, as many as possible of them as ties. */
    private void reportReplaced(List<ScoredDocument> missed, List<Row> stray) {
        stray.sort((a, b) -> Double.compare(b.known().score(), a.known().score()));
        int ties = Math.min(missed.size(), stray.size());
        while (!allTied(missed, stray, ties)) {
            ties--;
        }
        int misses = missed.size() - ties;
        for (int i = 0; i < missed.size(); i++) {
            Row instead = stray.get(i < misses ? ties + i : i - misses);
            findings.add(
                    i < misses ? DifferenceKind.ANN_MISS : DifferenceKind.TIE,
                    Text.row(missed.get(i)),
                    Text.row(instead.got()) + " instead");
        }
    }

    /** Whether the lowest missed documents and the highest returned instead can be paired with equal scores. */
    private boolean allTied(List<ScoredDocument> missed, List<Row> stray, int pairs) {
        int first = missed.size() - pairs;
        for (int i = 0; i < pairs; i++) {
            if (missed.get(first + i).score() - stray.get(i).known().score() > 2 * tolerance) {
                return false;
            }
        }
        return true;
    }

    private void compareOrder() {
        for (int i = 1; i < accepted.size(); i++) {
            Row before = accepted.get(i - 1);
            Row after = accepted.get(i);
            if (before.scoreRight() && after.scoreRight()) {
                compareNeighbours(before, after);
            }
        }
    }

    private void compareNeighbours(Row before, Row after) {
        if (before.got().score() < after.got().score()) {
            findings.add(
                    DifferenceKind.WRONG_ORDER,
                    "falling scores",
                    Text.row(before.got()) + " before " + Text.row(after.got()));
        } else if (ranksAfter(before, after)) {
            findings.add(
                    DifferenceKind.TIE,
                    Text.row(after.known()) + " before " + Text.row(before.known()),
                    "the other way round");
        }
    }

    /** Whether the reference has {@code second} before {@code first}. */
    private boolean ranksAfter(Row first, Row second) {
        Integer firstRank = rankById.get(first.id());
        Integer secondRank = rankById.get(second.id());
        if (firstRank != null && secondRank != null) {
            return firstRank > secondRank;
        }
        return first.known().score() < second.known().score();
    }
}
