package dev.touchstone.bench.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.index.Candidates;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.VectorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    @TempDir
    private Path folder;

    private PolicyFile read(String yaml) throws IOException {
        return PolicyFile.read(Files.writeString(folder.resolve("gate.yaml"), yaml));
    }

    @Test
    void theStandardPolicyIsValidAndHoldsOneAgainstABaselineOnlyWhereThereIsOne() {
        assertThat(PolicyFile.standard(false).policy().baseline()).isEmpty();
        assertThat(PolicyFile.standard(true).policy().baseline())
                .hasValueSatisfying(
                        limits -> assertThat(limits.latencyRatio().p95()).contains(1.1));
        assertThat(PolicyFile.standard(false).policy().index().spec()).isEqualTo(new IndexSpec.Hnsw(16, 64));
    }

    @Test
    void theStandardPolicyLimitsTheRoundTripsOfOneRunAndComparesNoneOfTwo() {
        assertThat(PolicyFile.standard(false).policy().work())
                .hasValueSatisfying(work -> assertThat(work.all()).hasSize(3));
        assertThat(PolicyFile.ofComparison().policy().work()).isEmpty();
        assertThat(PolicyFile.ofComparison().policy().baseline()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"work", "baseline"})
    void aSectionThatItsHeadSaysMayBeLeftOutMayBe(String section) throws IOException {
        String yaml = PolicyFile.standard(true).text();
        assertThat(yaml).contains("Only `work`, `baseline` and the `type` of the index may be left out.");
        assertThat(read(yaml.replaceAll("(?m)^" + section + ":.*\\n(?:[ \\n].*\\n?)+", ""))
                        .text())
                .doesNotContain("\n" + section + ":");
    }

    @Test
    void searchesAHalfvecIndexInTheFormItIsBuiltIn() throws IOException {
        String yaml = PolicyFile.standard(false).text().replace("ef_search: 100", "ef_search: 100\n  type: halfvec");
        IndexUnderTest index = read(yaml).policy().index();
        assertThat(index.spec()).isEqualTo(new IndexSpec.Hnsw(16, 64, Optional.of(VectorType.HALFVEC)));
        assertThat(index.settings())
                .isEqualTo(new HnswSearch(100, IterativeScan.STRICT_ORDER, Candidates.of(VectorType.HALFVEC)));
    }

    @Test
    void thePrintedPolicyIsTheStandardOne() throws IOException {
        assertThat(read(PolicyFile.template()).policy())
                .isEqualTo(PolicyFile.standard(false).policy());
        assertThat(read(PolicyFile.template().replaceAll("(?m)^# (baseline|  )", "$1"))
                        .policy()
                        .baseline())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mean: 0.95       | mean: 1.2          | recall.mean is 1.2; it must lie in 0 to 1",
                "mean: 0.95       | mean: .nan         | Malformed numeric value",
                "mean: 0.95       | mean: '0.95'       | recall.mean",
                "mean: 0.95       | meen: 0.95         | unknown key \"recall.meen\"",
                "confidence: 0.95 | confidence: 0.5    | confidence is 0.5; it must lie in 0.8 to 0.999",
                "confidence: 0.95 | ''                 | \"confidence\" is missing",
                "fill_rate: 1.0   | fill_rate: 2       | fill_rate is 2",
                "fill_rate: 1.0   | fill_rate: ~       | \"fill_rate\" is missing",
                "fill_rate: 1.0   | confidence: 0.9    | Duplicate field 'confidence'",
                "p99_ms: 50       | p99_ms: 0          | latency.p99_ms is 0",
                "p99_ms: 50       | p98_ms: 50         | unknown key \"latency.p98_ms\"",
                "p99_ms: 50       | p99_ms: ~          | latency.p99_ms",
                "[MUST]           | []                 | rules.must_pass is empty",
                "[MUST]           | [must]             | rules.must_pass names 'must'",
                "valid_days: 30   | valid_days: 0      | certificate.valid_days is 0",
                "ef_search: 100   | ef_search: 5       | index.ef_search is 5; it must lie in 10 to 1000",
                "ef_search: 100   | lists: 5           | \"index.ef_search\" is missing",
                "ef_construction: 64 | ef_construction: 20 | index.ef_construction is 20",
                "kind: hnsw       | kind: exact        | means nothing to exact",
                "kind: hnsw       | kind: annoy        | index.kind",
                "ef_search: 100   | type: bit          | index.type",
                "round_trips: 1   | round_trips: -1    | work.search.round_trips is -1; it must lie in 0 to",
                "round_trips: 1   | round_trip: 1      | unknown key \"work.search.round_trip\"; known here: bytes_sent",
                "round_trips: 1   | round_trips: ~     | \"work.search.round_trips\" is missing",
                "round_trips: 1   | round_trips: one   | work.search",
                "'  search:     '  | '  find:     '     | unknown key \"work.find\"; known here: search, add, delete",
            })
    void refusesABadValueByName(String before, String after, String message) {
        String yaml = PolicyFile.standard(false).text();
        assertThat(yaml).contains(before);
        assertThatThrownBy(() -> read(yaml.replace(before, after)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gate.yaml")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recall_loss: 0.005 | recall_loss: -1  | baseline.recall_loss is -1",
                "p95: 1.10          | p95: 1000        | baseline.latency_ratio.p95 is 1000",
                "p95: 1.10          | p90: 1.10        | unknown key \"baseline.latency_ratio.p90\"",
            })
    void refusesABadLimitAgainstTheBaselineByName(String before, String after, String message) {
        assertThatThrownBy(() -> read(PolicyFile.standard(true).text().replace(before, after)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }
}
