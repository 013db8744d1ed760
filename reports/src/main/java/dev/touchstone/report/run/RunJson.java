package dev.touchstone.report.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.touchstone.report.ReportException;

/** How values become JSON in a run folder: snake_case, ISO times, absent instead of null, sorted maps. */
public final class RunJson {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false)
            .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
            .configure(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, false)
            .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true)
            .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
            .build();

    private RunJson() {}

    /** The value as one line of JSON without a line end, as the run folder would hold it. */
    public static String compact(Object value) {
        return line(MAPPER.writer(), value).stripTrailing();
    }

    /** Reads what {@link #compact} wrote. */
    public static <T> T parse(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new ReportException("no " + type.getSimpleName() + " can be read: " + e.getOriginalMessage(), e);
        }
    }

    /** A writer whose line ends do not depend on the platform. */
    static ObjectWriter pretty() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return MAPPER.writer(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
    }

    /** The value as JSON with one line end. */
    static String line(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new ReportException("a value of the run cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The value as a tree without NaN or infinite numbers. */
    static JsonNode finiteTree(String fileName, Object value) {
        JsonNode tree = MAPPER.valueToTree(value);
        refuseNonFinite(fileName, tree);
        return tree;
    }

    private static void refuseNonFinite(String path, JsonNode node) {
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw new ReportException(path + " is " + node.doubleValue() + "; leave out what was not measured");
        }
        node.properties().forEach(field -> refuseNonFinite(path + "/" + field.getKey(), field.getValue()));
        if (node.isArray()) {
            node.forEach(element -> refuseNonFinite(path + "[]", element));
        }
    }
}
