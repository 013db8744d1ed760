package dev.touchstone.report.parity;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.touchstone.report.ReportException;
import java.util.List;

/**
 * The differences of one class that one index showed.
 *
 * @param index the index that answered, such as {@code exact} or {@code hnsw m=16 ef_search=40}
 * @param kind the class: tie, rounding, ann_miss, missing_row, extra_row, wrong_text or wrong_metadata
 * @param count how many, 0 or more
 * @param allowed whether this class may occur with this index
 * @param examples some of them, at most {@code count}
 */
public record ParityDifferences(
        String index, @JsonProperty("class") String kind, long count, boolean allowed, List<ParityExample> examples) {
    public ParityDifferences {
        examples = List.copyOf(examples);
        if (count < examples.size()) {
            throw new ReportException("parity class " + kind + " of " + index + " counts " + count + " and shows "
                    + examples.size() + " examples; mend the count");
        }
    }
}
