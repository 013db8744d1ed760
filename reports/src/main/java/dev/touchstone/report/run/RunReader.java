package dev.touchstone.report.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.report.ReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a run folder and refuses what it does not understand. */
final class RunReader {
    private RunReader() {}

    static Run read(Path folder) {
        Path header = folder.resolve(RunFiles.HEADER);
        if (!Files.isRegularFile(header)) {
            throw new ReportException(
                    folder + " is not a run folder: it has no " + RunFiles.HEADER + "; name a folder below runs/");
        }
        checkVersion(header);
        RunHeader read = json(header, RunHeader.class);
        return new Run(folder, read, rows(folder.resolve(RunFiles.MEASUREMENTS)));
    }

    /** The version decides whether the rest can be understood, so it is read before the rest. */
    private static void checkVersion(Path file) {
        JsonNode version = json(file, JsonNode.class).path("schema_version");
        if (!version.isInt() || version.intValue() != RunHeader.SCHEMA_VERSION) {
            throw new ReportException(file + " has schema_version " + (version.isMissingNode() ? "none" : version)
                    + "; this build reads " + RunHeader.SCHEMA_VERSION + ", so use the version that wrote the run");
        }
    }

    private static RunRows rows(Path file) {
        RunRows rows = new RunRows(MetricCatalogue.standard());
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String where = file + " line " + (i + 1);
            try {
                rows.add(RunJson.MAPPER.readValue(lines.get(i), RunRow.class));
            } catch (JsonProcessingException e) {
                throw damaged(where, e);
            } catch (ReportException e) {
                throw new ReportException(where + ": " + e.getMessage(), e);
            }
        }
        return rows;
    }

    private static List<String> lines(Path file) {
        try {
            String content = Files.readString(file, StandardCharsets.UTF_8);
            if (!content.isEmpty() && !content.endsWith("\n")) {
                throw new ReportException(file + " ends in the middle of a line; it was truncated, so measure again");
            }
            return content.lines().toList();
        } catch (IOException e) {
            throw new ReportException("cannot read " + file + "; the run folder is incomplete, so measure again", e);
        }
    }

    static <T> T json(Path file, Class<T> type) {
        try {
            return RunJson.MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), type);
        } catch (JsonProcessingException e) {
            throw damaged(file.toString(), e);
        } catch (IOException e) {
            throw new ReportException("cannot read " + file + "; check that it is there and readable as UTF-8", e);
        }
    }

    /** A refusal by one of our records arrives wrapped; its own message says more than Jackson's. */
    private static ReportException damaged(String where, JsonProcessingException e) {
        Throwable cause = e.getCause();
        String detail = cause instanceof ReportException refusal ? refusal.getMessage() : "it is not what a run holds";
        return new ReportException(where + ": " + detail, e);
    }
}
