package dev.touchstone.bench.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads a {@link Grid} from YAML. */
public final class GridFile {
    private final ObjectMapper yaml = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** Reads the grid the demo uses unless told otherwise. */
    public Grid demo() {
        try (InputStream in = GridFile.class.getResourceAsStream("/grids/demo.yaml")) {
            return parse("grids/demo.yaml", new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ConfigurationException("the demo's own grid cannot be read", e);
        }
    }

    /**
     * Reads a grid file.
     *
     * @throws ConfigurationException naming the file and the key that cannot be used
     */
    public Grid read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ConfigurationException("grid " + file + " cannot be read", e);
        }
    }

    private Grid parse(String name, String text) {
        try {
            JsonNode tree = yaml.readTree(text);
            RecordKeys.check(tree, Grid.class, "");
            return yaml.treeToValue(tree, Grid.class);
        } catch (ConfigurationException e) {
            throw new ConfigurationException("grid " + name + ": " + e.getMessage(), e);
        } catch (JsonMappingException e) {
            throw new ConfigurationException("grid " + name + ": " + reason(e), e);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException("grid " + name + " is not YAML: " + firstLine(e.getOriginalMessage()), e);
        }
    }

    private static String reason(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException) {
                return cause.getMessage();
            }
        }
        return "\"" + path(e) + "\": " + firstLine(e.getOriginalMessage());
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
