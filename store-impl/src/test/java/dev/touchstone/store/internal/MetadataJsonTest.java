package dev.touchstone.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataJsonTest {
    @Test
    void writesADoubleSoThatItComesBackADouble() {
        assertThat(MetadataJson.write(Map.of("a", 1e10))).isEqualTo("{\"a\":10000000000.0}");
        assertThat(MetadataJson.write(Map.of("a", 0.1f))).isEqualTo("{\"a\":0.1}");
        for (double value : new double[] {0.0, 1.5, 1e300, Double.MAX_VALUE, Double.MIN_VALUE, 12_345_678.0, -3.0}) {
            assertThat(MetadataJson.copy(Map.of("a", value))).isEqualTo(Map.of("a", value));
        }
    }

    @Test
    void givesOutNothingThatCanBeChanged() {
        Map<String, Object> copy = MetadataJson.copy(Map.of("list", new ArrayList<>(Arrays.asList(1, null))));
        List<?> list = (List<?>) copy.get("list");
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesWhatIsNotAnObject() {
        assertThatThrownBy(() -> MetadataJson.read("{} {}")).isInstanceOf(VectorStoreException.class);
        assertThatThrownBy(() -> MetadataJson.read("[1]")).isInstanceOf(VectorStoreException.class);
    }

    @Test
    void refusesMetadataNestedWithoutEnd() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("self", Collections.singletonList(endless));
        EmbeddedDocument document = new EmbeddedDocument(Document.of("t", endless), new float[] {1});
        assertThatThrownBy(() -> StorableDocuments.require(List.of(document), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nested deeper than 100 levels");
    }
}
