package dev.touchstone.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.Document;
import dev.touchstone.store.VectorStoreException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredMetadataTest {
    private static final String JSON = "{\"a\": 1, \"qu\\\"ote\": [true, null], \"é\": {\"deep\": 2.5}}";

    @Test
    void cannotBeToldFromMetadataReadAtOnce() {
        Map<String, Object> read = MetadataJson.read(JSON);
        Map<String, Object> stored = StoredMetadata.of(JSON);
        assertThat(stored).isEqualTo(read).hasSameHashCodeAs(read).hasToString(read.toString());
        assertThat(read).isEqualTo(stored);
        assertThat(stored.keySet()).containsExactlyElementsOf(read.keySet());
        assertThat(new Document("1", "x", stored)).isEqualTo(new Document("1", "x", read));
    }

    @Test
    void findsKeysThatTheTextWritesOtherwise() {
        Map<String, Object> stored = StoredMetadata.of(JSON);
        assertThat(stored.containsKey("qu\"ote")).isTrue();
        assertThat(stored.containsKey("é")).isTrue();
        assertThat(stored.get("a")).isEqualTo(1);
    }

    @Test
    void takesNoInnerKeyAndNoValueForAKey() {
        assertThat(StoredMetadata.of(JSON).containsKey("deep")).isFalse();
        assertThat(StoredMetadata.of("{\"a\": \"b\"}").containsKey("b")).isFalse();
        assertThat(StoredMetadata.of(JSON).containsKey("absent")).isFalse();
    }

    @Test
    void cannotBeChangedThroughADocument() {
        Map<String, Object> metadata = new Document("1", "x", StoredMetadata.of(JSON)).metadata();
        assertThatThrownBy(() -> metadata.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> metadata.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> metadata.entrySet().iterator().next().setValue(2))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesWhatIsNoObjectAtOnce() {
        assertThatThrownBy(() -> StoredMetadata.of("[1]")).isInstanceOf(VectorStoreException.class);
    }
}
