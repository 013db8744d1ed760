package dev.touchstone.conformance.sequence;

import dev.touchstone.conformance.parity.Difference;
import dev.touchstone.conformance.parity.ParityComparison;
import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.conformance.parity.ParitySettings;
import dev.touchstone.conformance.parity.Strictness;
import dev.touchstone.store.Document;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.Metadata;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/** Two empty stores that are given the same calls. */
public final class Twins implements AutoCloseable {
    /** How near a minimum score may lie to a document's score: rounding would decide otherwise. */
    private static final double GAP = 4 * ParitySettings.DEFAULT_TOLERANCE;

    private static final String REFUSED = "refused";

    private final NamedStore reference;
    private final NamedStore candidate;
    private final Strictness strictness;

    /**
     * Opens both.
     *
     * @param reference opens the store that is right, always for the same collection
     * @param candidate opens the store under test, always for the same collection
     * @param strictness which differences of a search are allowed
     */
    public Twins(Supplier<VectorStore> reference, Supplier<VectorStore> candidate, Strictness strictness) {
        this.reference = new NamedStore(reference);
        this.candidate = new NamedStore(candidate);
        this.strictness = strictness;
    }

    /** Performs operations until the stores part, and compares the contents at the end. */
    public Optional<Divergence> perform(List<Operation> operations) {
        List<Operation> all = new ArrayList<>(operations);
        all.add(new Operation.PageThrough(1_000, MetadataFilter.all()));
        all.add(new Operation.Count());
        for (int i = 0; i < all.size(); i++) {
            int step = Math.min(i, operations.size()) + 1;
            Optional<Divergence> found = perform(step, all.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Divergence> perform(int step, Operation operation) {
        if (operation instanceof Operation.Add add) {
            return compare(step, "add", store -> store.add(add.documents()), List::equals);
        } else if (operation instanceof Operation.Delete delete) {
            return compare(step, "delete", store -> nothing(() -> store.delete(delete.names())), Object::equals);
        } else if (operation instanceof Operation.DeleteMatching delete) {
            return compare(step, "delete by filter", store -> store.deleteMatching(delete.filter()), Object::equals);
        } else if (operation instanceof Operation.Search search) {
            return search(step, search);
        } else if (operation instanceof Operation.Get get) {
            return compare(step, "get", store -> store.get(get.names()), Twins::same);
        } else if (operation instanceof Operation.PageThrough paging) {
            return compare(step, "pages", store -> store.pages(paging), Twins::samePages);
        } else if (operation instanceof Operation.Count) {
            return compare(step, "statistics", NamedStore::count, String::equals);
        }
        return compare(step, "reopen", store -> nothing(store::reopen), Object::equals);
    }

    private static String nothing(Runnable call) {
        call.run();
        return "done";
    }

    /** Both answers, or that they were refused. */
    private <T> Optional<Divergence> compare(
            int step, String what, Function<NamedStore, T> call, BiPredicate<T, T> same) {
        Answer<T> expected = Answer.of(() -> call.apply(reference));
        Answer<T> got = Answer.of(() -> call.apply(candidate));
        boolean comparable = expected.given() && got.given();
        boolean equal = comparable
                ? same.test(expected.value, got.value)
                : expected.shown().equals(got.shown());
        return equal ? Optional.empty() : Optional.of(new Divergence(step, what, expected.shown(), got.shown()));
    }

    /** What a call came to: a value, or in words why there is none. */
    private record Answer<T>(T value, String failure) {
        static <T> Answer<T> of(Supplier<T> call) {
            try {
                return new Answer<>(call.get(), "");
            } catch (InvalidInputException e) {
                return new Answer<>(null, REFUSED);
            } catch (RuntimeException e) {
                return new Answer<>(null, "failed: " + e);
            }
        }

        boolean given() {
            return failure.isEmpty();
        }

        String shown() {
            return given() ? value.toString() : failure;
        }
    }

    private Optional<Divergence> search(int step, Operation.Search wanted) {
        Operation.Search search = clearOfScores(wanted);
        List<ScoredDocument> ranking = reference.ranking(search).stream()
                .filter(row -> search.minScore().isEmpty()
                        || row.score() >= search.minScore().getAsDouble())
                .toList();
        Answer<List<ScoredDocument>> got = Answer.of(() -> candidate.search(search));
        if (!got.given()) {
            return Optional.of(new Divergence(step, "search", ranking.size() + " matches", got.failure));
        }
        ParityReport report = ParityComparison.compareAnswer(
                "search", ranking, got.value, new ParitySettings(search.k(), ParitySettings.DEFAULT_TOLERANCE, 1));
        return report.examples().stream()
                .filter(difference -> !strictness.allows(difference.kind()))
                .findFirst()
                .map(difference -> divergence(step, difference));
    }

    private static Divergence divergence(int step, Difference difference) {
        return new Divergence(step, "search: " + difference.kind().label(), difference.expected(), difference.got());
    }

    /** Lowers the minimum until no document's score is so near that rounding decides; below -1 there is none. */
    private Operation.Search clearOfScores(Operation.Search search) {
        if (search.minScore().isEmpty()) {
            return search;
        }
        double minimum = search.minScore().getAsDouble();
        for (ScoredDocument row : reference.ranking(search)) {
            if (Math.abs(row.score() - minimum) < GAP) {
                minimum = row.score() - GAP;
            }
        }
        OptionalDouble clear = minimum < -1 ? OptionalDouble.empty() : OptionalDouble.of(minimum);
        return new Operation.Search(search.vector(), search.k(), search.filter(), clear);
    }

    private static boolean same(List<Document> expected, List<Document> got) {
        if (expected.size() != got.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            Document one = expected.get(i);
            Document other = got.get(i);
            if (!one.id().equals(other.id())
                    || !one.text().equals(other.text())
                    || !Metadata.same(one.metadata(), other.metadata())) {
                return false;
            }
        }
        return true;
    }

    private static boolean samePages(List<List<Document>> expected, List<List<Document>> got) {
        if (expected.size() != got.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i), got.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        reference.close();
        candidate.close();
    }
}
