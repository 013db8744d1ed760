package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.Document;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.VectorStore;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Faults of storing texts and metadata. */
final class RoundTripMutants {
    private static final int SHORT = 65_535;
    private static final MathContext FIFTEEN_DIGITS = new MathContext(15);

    private RoundTripMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("texts_trimmed", "Texts lose the blanks at their ends.", "RTR-01")
                        .store(Faults.storing(
                                document -> withText(document, document.text().strip()))),
                named("line_ends_changed", "Line ends become those of the server.", "RTR-01")
                        .store(Faults.storing(
                                document -> withText(document, document.text().replace("\r\n", "\n")))),
                named("text_cut", "Texts are cut at 65,535 characters.", "RTR-02")
                        .store(Faults.storing(document -> withText(
                                document,
                                document.text().length() > SHORT
                                        ? document.text().substring(0, SHORT)
                                        : document.text()))),
                named("long_as_double", "Integers are stored as 64-bit floats.", "RTR-03")
                        .store(Faults.storingValues(
                                value -> value instanceof Long number ? number.doubleValue() : value)),
                named("float_widened", "Floats are stored as the doubles they widen to.", "RTR-04")
                        .store(Faults.storingValues(value -> (value instanceof Float number && Float.isFinite(number))
                                ? number.doubleValue()
                                : value)),
                named("fifteen_digits", "Doubles are written with 15 digits.", "RTR-05")
                        .store(Faults.storingValues(RoundTripMutants::shortened)),
                named("big_integers_wrapped", "Integers beyond Long keep their last 64 bits.", "RTR-06")
                        .store(Faults.storingValues(
                                value -> value instanceof BigInteger number ? number.longValue() : value)),
                named("whole_doubles_as_integers", "1.0 comes back as 1.", "RTR-07")
                        .store(Faults.storingValues(RoundTripMutants::withoutPoint)),
                named("empty_string_as_null", "An empty string in the metadata becomes null.", "RTR-08")
                        .store(Faults.storingValues(value -> "".equals(value) ? null : value)),
                named("numbers_guessed", "A string that looks like a number becomes one.", "RTR-08")
                        .store(Faults.storingValues(value -> (value instanceof String text && text.matches("\\d{1,9}"))
                                ? Integer.valueOf(text)
                                : value)),
                named("nulls_left_out", "Keys whose value is null are not stored.", "RTR-09")
                        .store(storingMetadata(metadata -> {
                            metadata.values().removeIf(Objects::isNull);
                            return metadata;
                        })),
                named("nested_values_as_text", "Lists and maps are stored as they print.", "RTR-10")
                        .store(storingMetadata(metadata -> {
                            metadata.replaceAll((key, value) ->
                                    value instanceof Collection || value instanceof Map ? value.toString() : value);
                            return metadata;
                        })),
                named("keys_folded", "Keys are folded to lower case.", "RTR-11").store(storingMetadata(metadata -> {
                    Map<String, Object> folded = new LinkedHashMap<>();
                    metadata.forEach((key, value) -> folded.put(key.toLowerCase(Locale.ROOT), value));
                    return folded;
                })),
                named("keys_sorted", "Keys come back sorted.", "RTR-12").store(storingMetadata(TreeMap::new)),
                named("pages_of_strings", "A page shows every value of the metadata as a string.", "RTR-13")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public Page<Document> page(PageRequest request) {
                                Page<Document> page = sound.page(request);
                                return new Page<>(
                                        page.items().stream()
                                                .map(RoundTripMutants::printed)
                                                .toList(),
                                        page.next());
                            }
                        }),
                named("fields_and_metadata_mixed", "Metadata under the names of fields is dropped.", "RTR-14")
                        .store(storingMetadata(metadata -> {
                            metadata.keySet().removeAll(List.of("id", "text", "timestamp"));
                            return metadata;
                        })));
    }

    private static Document withText(Document document, String text) {
        return new Document(document.id(), text, document.metadata());
    }

    private static UnaryOperator<VectorStore> storingMetadata(
            Function<Map<String, Object>, Map<String, Object>> change) {
        return Faults.storing(
                document -> Faults.withMetadata(document, change.apply(new LinkedHashMap<>(document.metadata()))));
    }

    private static Object shortened(Object value) {
        return (value instanceof Double number && Double.isFinite(number))
                ? (Object) new BigDecimal(number).round(FIFTEEN_DIGITS).doubleValue()
                : value;
    }

    private static Object withoutPoint(Object value) {
        return (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE)
                ? (Object) number.longValue()
                : value;
    }

    private static Document printed(Document document) {
        Map<String, Object> printed = new LinkedHashMap<>();
        document.metadata().forEach((key, value) -> printed.put(key, String.valueOf(value)));
        return Faults.withMetadata(document, printed);
    }
}
