package dev.touchstone.bench.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.touchstone.report.ReportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads a record from YAML: a key that is unknown, missing or given twice and a value of the wrong kind or out of range
 * are refused by name. Optional components alone may be absent.
 *
 * @param kind what the document is, such as {@code grid}, for messages
 * @param type the record
 */
record StrictYaml<T extends Record>(String kind, Class<T> type) {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            // else the iterative scan off would be the boolean false
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    /** Returns the text of a resource of Touchstone's own. */
    static String resource(String name) {
        try (InputStream in = StrictYaml.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of a file. */
    String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException(kind + " " + file + " cannot be read", e);
        }
    }

    /** Returns a record as text that {@link #parse} reads. */
    String text(T value) {
        try {
            return YAML.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(kind + " cannot be written as YAML", e);
        }
    }

    /**
     * Reads the record.
     *
     * @param name where the text comes from, for messages
     * @throws ConfigurationException naming it and the key that cannot be used
     */
    T parse(String name, String text) {
        String where = kind + " " + name;
        try {
            JsonNode tree = YAML.readTree(text);
            RecordKeys.check(tree, type, "");
            return YAML.treeToValue(tree, type);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(where + ": " + e.getMessage(), e);
        } catch (JsonMappingException e) {
            throw new ConfigurationException(where + ": " + reason(e), e);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(
                    where + " is not YAML" + line(e) + ": " + firstLine(e.getOriginalMessage()), e);
        }
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
    }

    private static String reason(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException || cause instanceof ReportException) {
                return cause.getMessage();
            }
        }
        if (e instanceof InvalidFormatException wrong) {
            String choices = wrong.getTargetType().isEnum()
                    ? "one of "
                            + Arrays.toString(wrong.getTargetType().getEnumConstants())
                                    .toLowerCase(Locale.ROOT)
                    : "of type " + wrong.getTargetType().getSimpleName();
            return "\"" + path(e) + "\" is " + wrong.getValue() + "; it must be " + choices;
        }
        return "\"" + path(e) + "\" has a value of the wrong kind";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
