package dev.touchstone.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipfSharesTest {
    @ParameterizedTest
    @CsvSource({"100000, 1000", "100001, 7", "5, 1000", "1, 1", "5000000, 33333"})
    void dealsOutEveryDocumentOnce(long documents, int users) {
        List<Long> shares = ZipfShares.of(documents, users);
        assertThat(shares).hasSize(users).allMatch(share -> share >= 0);
        assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(documents);
        assertThat(shares).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }
}
