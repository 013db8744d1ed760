package dev.touchstone.dataset.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Neighbours;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.QuerySet;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.recall.RecallScorer;
import dev.touchstone.dataset.truth.RowFilter;
import dev.touchstone.dataset.truth.SearchScope;
import dev.touchstone.dataset.truth.TruthQuestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers are compared with a double loop over every document, ties by row. */
class GroundTruthsTest {
    private static final int DOCUMENTS = 2_500;
    private static final int QUERIES = 40;

    @TempDir
    private Path cache;

    private final Dataset dataset = dataset("f".repeat(64));
    private GroundTruths truths;

    @BeforeEach
    void open() {
        truths = new GroundTruths(cache);
    }

    static Stream<SearchScope> scopes() {
        return Stream.of(
                SearchScope.ALL,
                SearchScope.ownUser(),
                SearchScope.filteredBy(Map.of("tenth", "3")),
                SearchScope.filteredBy(Map.of("tenth", "3", "half", "1")),
                SearchScope.of(Map.of("half", "0"), Set.of(CorpusDocument.USER)));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void agreesWithADoubleLoopWithinEveryScope(SearchScope scope) {
        for (Metric metric : Metric.values()) {
            agree(new TruthQuestion(metric, 25, scope), truths);
        }
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void readsBackWhatItFound(SearchScope scope) {
        TruthQuestion question = TruthQuestion.of(dataset, 25).within(scope);
        assertThat(truths.known(dataset, question)).isEmpty();
        truths.of(dataset, question, Progress.NONE);
        assertThat(truths.known(dataset, question)).isPresent();
        AtomicInteger steps = new AtomicInteger();
        GroundTruth again =
                new GroundTruths(cache).of(dataset, question, (step, done, total) -> steps.incrementAndGet());
        assertThat(steps).hasValue(0);
        assertThat(again.queries()).isEqualTo(QUERIES);
        agree(question, new GroundTruths(cache));
    }

    @Test
    void writesTheSameBytesEveryTime(@TempDir Path other) throws Exception {
        TruthQuestion question = TruthQuestion.of(dataset, 25).within(SearchScope.ownUser());
        truths.of(dataset, question, Progress.NONE);
        new GroundTruths(other).of(dataset, question, Progress.NONE);
        assertThat(onlyFile(cache)).hasSameBinaryContentAs(onlyFile(other));
    }

    @Test
    void answersOfAnotherFingerprintAreNotTaken() {
        TruthQuestion question = TruthQuestion.of(dataset, 25);
        truths.of(dataset, question, Progress.NONE);
        assertThat(truths.known(dataset("e".repeat(64)), question)).isEmpty();
    }

    @Test
    void answersOfNearlyTheSameQuestionAreNotTaken() {
        TruthQuestion question =
                TruthQuestion.of(dataset, 25).within(SearchScope.filteredBy(Map.of("tenth", "3", "half", "1")));
        truths.of(dataset, question, Progress.NONE);
        assertThat(Stream.of(
                        new TruthQuestion(Metric.L2, 25, question.scope()),
                        new TruthQuestion(Metric.COSINE, 24, question.scope()),
                        question.within(SearchScope.filteredBy(Map.of("tenth", "3"))),
                        question.within(SearchScope.filteredBy(Map.of("tenth", "1", "half", "3")))))
                .allSatisfy(other -> assertThat(truths.known(dataset, other)).isEmpty());
    }

    @Test
    void takesTheAnswersThatCameWithTheDataset() {
        assertThat(truths.of(dataset, TruthQuestion.of(dataset, 3), Progress.NONE))
                .isSameAs(dataset.truth());
    }

    @Test
    void neverTrustsADamagedFile() throws Exception {
        TruthQuestion question = TruthQuestion.of(dataset, 25);
        truths.of(dataset, question, Progress.NONE);
        Path file = onlyFile(cache);
        byte[] bytes = Files.readAllBytes(file);
        for (int at : new int[] {0, 70, bytes.length / 2, bytes.length - 1}) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 4;
            Files.write(file, flipped);
            assertThatThrownBy(() -> truths.of(dataset, question, Progress.NONE))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("delete");
        }
        Files.write(file, new byte[5]);
        assertThatThrownBy(() -> truths.known(dataset, question)).hasMessageContaining("damaged");
    }

    @Test
    void refusesMoreNeighboursThanThereAreDocuments() {
        assertThatThrownBy(() -> truths.of(dataset, TruthQuestion.of(dataset, DOCUMENTS + 1), Progress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("2501")
                .hasMessageContaining("2500");
    }

    @Test
    void namesAnAttributeThatNoDocumentHas() {
        SearchScope scope = SearchScope.filteredBy(Map.of("colour", "red"));
        assertThatThrownBy(() -> truths.of(dataset, TruthQuestion.of(dataset, 5).within(scope), Progress.NONE))
                .hasMessageContaining("colour")
                .hasMessageContaining("tenth");
    }

    @Test
    void namesAQueryThatNobodyAsks() {
        Dataset anonymous = new Dataset(
                dataset.info(),
                dataset.fingerprint(),
                dataset.corpus(),
                new QuerySet(
                        IntStream.range(0, QUERIES).mapToObj(i -> "q" + i).toList(),
                        dataset.queries().vectors()),
                dataset.truth());
        TruthQuestion question = TruthQuestion.of(dataset, 5).within(SearchScope.ownUser());
        assertThatThrownBy(() -> truths.of(anonymous, question, Progress.NONE))
                .hasMessageContaining("query 0")
                .hasMessageContaining("user");
    }

    @Test
    void scoresEveryTieOfAFilteredAnswerAsAHit() {
        SearchScope scope = SearchScope.filteredBy(Map.of("half", "0"));
        GroundTruth truth = truths.of(dataset, TruthQuestion.of(dataset, 1).within(scope), Progress.NONE);
        RowFilter filter = scope.rowFilter(dataset);
        List<int[]> answers = IntStream.range(0, QUERIES)
                .mapToObj(query -> new int[] {lastTie(truth.neighbours(query)[0], query, filter)})
                .toList();
        assertThat(IntStream.range(0, QUERIES).filter(query -> answers.get(query)[0] != truth.neighbours(query)[0]))
                .isNotEmpty();
        RecallScorer scorer = RecallScorer.of(dataset).restrictedTo(filter, truth);
        assertThat(scorer.scoreRows(1, answers).summary().mean()).isEqualTo(1);
    }

    private int lastTie(int row, int query, RowFilter filter) {
        float[] vector = dataset.corpus().vector(row);
        return IntStream.range(0, DOCUMENTS)
                .filter(other -> filter.matches(query, other))
                .filter(other -> java.util.Arrays.equals(dataset.corpus().vector(other), vector))
                .max()
                .orElseThrow();
    }

    private void agree(TruthQuestion question, GroundTruths from) {
        GroundTruth truth = from.of(dataset, question, Progress.NONE);
        RowFilter filter = question.scope().rowFilter(dataset);
        for (int query = 0; query < QUERIES; query++) {
            Neighbours expected = doubleLoop(question, filter, query);
            assertThat(truth.neighbours(query)).as("query %d", query).isEqualTo(expected.rows());
            assertThat(truth.distances(query)).as("query %d", query).isEqualTo(expected.distances());
        }
    }

    private Neighbours doubleLoop(TruthQuestion question, RowFilter filter, int query) {
        record Found(int row, double distance) {}
        float[] vector = dataset.queries().vector(query);
        List<Found> found = IntStream.range(0, DOCUMENTS)
                .filter(row -> filter.matches(query, row))
                .mapToObj(row -> new Found(
                        row, question.metric().distance(vector, dataset.corpus().vector(row))))
                .sorted(Comparator.comparingDouble(Found::distance).thenComparing(Found::row))
                .limit(question.k())
                .toList();
        return new Neighbours(
                found.stream().mapToInt(Found::row).toArray(),
                found.stream().mapToDouble(Found::distance).toArray());
    }

    private static Path onlyFile(Path cache) throws Exception {
        try (Stream<Path> files = Files.list(cache.resolve("truth"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    /** Every vector occurs about five times, so that ties are everywhere; some users own nothing. */
    private static Dataset dataset(String fingerprint) {
        Random random = new Random(5);
        List<float[]> distinct = vectors(random, 500);
        Corpus corpus = new Corpus(
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(GroundTruthsTest::document)
                        .toList(),
                VectorTable.of(IntStream.range(0, DOCUMENTS)
                        .mapToObj(row -> distinct.get(random.nextInt(distinct.size())))
                        .toList()));
        QuerySet queries = QuerySet.of(
                IntStream.range(0, QUERIES)
                        .mapToObj(i -> new Query("q" + i, Map.of(CorpusDocument.USER, "u" + i * i % 41)))
                        .toList(),
                VectorTable.of(vectors(random, QUERIES)));
        DatasetInfo info = new DatasetInfo("ties-9-cosine", "", "", "", DOCUMENTS, QUERIES, 9, Metric.COSINE);
        GroundTruth few = new GroundTruth(
                3,
                IntStream.range(0, QUERIES)
                        .mapToObj(i -> new Neighbours(new int[3], new double[3]))
                        .toList());
        return new Dataset(info, fingerprint, corpus, queries, few);
    }

    private static CorpusDocument document(int row) {
        return new CorpusDocument(
                "d" + row,
                "document " + row,
                Map.of("tenth", "" + row % 10, "half", "" + row % 2, CorpusDocument.USER, "u" + row * row % 37));
    }

    private static List<float[]> vectors(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    float[] vector = new float[9];
                    for (int d = 0; d < vector.length; d++) {
                        vector[d] = (float) random.nextGaussian();
                    }
                    return vector;
                })
                .toList();
    }
}
