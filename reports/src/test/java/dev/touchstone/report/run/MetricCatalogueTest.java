package dev.touchstone.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {
    private static final Map<Unit, String> SUFFIX = Map.of(
            Unit.MILLISECONDS, "_ms",
            Unit.SECONDS, "_s",
            Unit.BYTES, "_bytes",
            Unit.QUERIES_PER_SECOND, "qps",
            Unit.DOCUMENTS_PER_SECOND, "_docs_per_s",
            Unit.TEXTS_PER_SECOND, "_texts_per_s");

    @Test
    void namesTheUnitInEveryKeyThatHasOne() {
        assertThat(MetricCatalogue.standard().metrics())
                .allMatch(metric -> metric.key().endsWith(SUFFIX.getOrDefault(metric.unit(), "")));
    }

    @Test
    void refusesAnUnknownKeyByName() {
        assertThatThrownBy(() -> MetricCatalogue.standard().lookup("search.p99"))
                .hasMessageContaining("'search.p99'");
    }

    @Test
    void refusesAMalformedKey() {
        assertThatThrownBy(() -> new Metric("Search.QPS", Unit.COUNT, Direction.NEUTRAL, "x"))
                .hasMessageContaining("malformed");
    }
}
