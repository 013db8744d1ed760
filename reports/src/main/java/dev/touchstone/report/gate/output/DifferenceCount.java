package dev.touchstone.report.gate.output;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.touchstone.report.parity.Parity;
import java.util.List;

/**
 * How many differences of one class one way of searching showed.
 *
 * @param index the way of searching
 * @param kind the class, such as {@code ann_miss}
 * @param count 0 where that class was looked for and did not occur
 * @param allowed whether it may occur
 */
public record DifferenceCount(
        String index, @JsonProperty("class") String kind, long count, boolean allowed) {
    static List<DifferenceCount> of(Parity parity) {
        return parity.differences().stream()
                .map(row -> new DifferenceCount(row.index(), row.kind(), row.count(), row.allowed()))
                .toList();
    }
}
