package dev.touchstone.bench.tune;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.touchstone.bench.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a run has measured so far, one JSON object a line, each on the disk before the next is measured. A line cut off by
 * an interruption is left out; its measurement is made again.
 */
final class Journal {
    static final String FILE = "journal.jsonl";

    /** What entries look like; another word in a journal means that they cannot be gone on from. */
    static final String FORM = "form-2";

    /** The entry that says what the others were measured on. */
    static final String FACTS = "facts";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private final Path file;
    private final Map<String, JsonNode> entries = new LinkedHashMap<>();

    private Journal(Path file) {
        this.file = file;
    }

    /** Opens the journal of a folder, which may have none yet. */
    static Journal open(Path folder) {
        Journal journal = new Journal(folder.resolve(FILE));
        journal.load();
        return journal;
    }

    /** Reads a journal that is no longer written to. */
    static Journal parse(Path name, String text) {
        Journal journal = new Journal(name);
        journal.load(text);
        return journal;
    }

    private void load() {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            String text = Files.readString(file);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            if (whole.length() < text.length()) {
                Files.writeString(file, whole);
            }
            load(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                JsonNode entry = JSON.readTree(line);
                entries.put(entry.required("key").asText(), entry.required("value"));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new ConfigurationException(
                        file + " is damaged in line " + number + "; begin a new run without --resume", e);
            }
        }
    }

    /** Whether anything was measured that a later run could go on from. */
    boolean isEmpty() {
        return entries.keySet().stream().allMatch(FACTS::equals);
    }

    /** What was measured under a key. */
    <T> Optional<T> find(String key, Class<T> type) {
        return find(key, JSON.constructType(type));
    }

    private <T> Optional<T> find(String key, JavaType type) {
        return Optional.ofNullable(entries.get(key)).map(node -> JSON.convertValue(node, type));
    }

    /** Returns what was measured under a key, else measures and keeps it. */
    <T> T once(String key, Class<T> type, Supplier<T> measure) {
        Optional<T> known = find(key, type);
        if (known.isPresent()) {
            return known.get();
        }
        T value = measure.get();
        keep(key, value);
        return value;
    }

    /** Keeps a measurement. */
    void keep(String key, Object value) {
        ObjectNode entry = JSON.createObjectNode().put("key", key);
        entry.set("value", JSON.valueToTree(value));
        entries.put(key, entry.get("value"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            channel.write(StandardCharsets.UTF_8.encode(JSON.writeValueAsString(entry) + "\n"));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The journal as text. */
    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
