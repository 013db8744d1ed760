package dev.touchstone.store.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metadata as JSON, so written that a double stays a double and an integer an integer. */
public final class MetadataJson {
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
    /** More than any number that can be stored, so that a longer one is refused by name and not as a broken file. */
    private static final int MAX_DIGITS = 10_000;

    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectReader READER = MAPPER.readerFor(MAP);

    private MetadataJson() {}

    /** Returns a reader and writer under the same rules, for whole files. */
    public static ObjectMapper mapper() {
        SimpleModule doubles = new SimpleModule()
                .addSerializer(Double.class, new DecimalSerializer<Double>())
                .addSerializer(Float.class, new DecimalSerializer<Float>());
        JsonMapper mapper = JsonMapper.builder()
                .addModule(doubles)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(MAX_DIGITS)
                        .build());
        return mapper;
    }

    /** Returns a metadata map or one of its values as JSON text. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new VectorStoreException("metadata cannot be written as JSON", e);
        }
    }

    /** Reads a JSON object; the map and everything in it is unmodifiable. */
    public static Map<String, Object> read(String json) {
        if (json.equals("{}")) {
            return Map.of();
        }
        try {
            return frozen(READER.readValue(json));
        } catch (JsonProcessingException e) {
            throw new VectorStoreException("stored metadata is not a JSON object", e);
        }
    }

    /** Returns an unmodifiable copy in the types that reading gives, nested maps and lists included. */
    public static Map<String, Object> copy(Map<String, Object> metadata) {
        return read(write(metadata));
    }

    /** Makes a map and everything in it unmodifiable; nothing else may hold on to it. */
    public static Map<String, Object> frozen(Map<String, Object> map) {
        map.replaceAll((key, value) -> frozenValue(value));
        return Collections.unmodifiableMap(map);
    }

    private static Object frozenValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, member) -> copy.put((String) key, frozenValue(member)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(frozenValue(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    /** Writes 1.0E10 as 10000000000.0: JSONB forgets exponents, and without ".0" it would come back an integer. */
    private static final class DecimalSerializer<N extends Number> extends JsonSerializer<N> {
        @Override
        public void serialize(N value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            BigDecimal decimal = new BigDecimal(value.toString());
            generator.writeNumber((decimal.scale() < 1 ? decimal.setScale(1) : decimal).toPlainString());
        }
    }
}
