package dev.touchstone.bench.cutover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of {@code docs/cutover.md}.
 *
 * @param text the document
 */
record Runbook(String text) {
    static Runbook read() throws IOException {
        return new Runbook(Files.readString(Path.of("..", "docs", "cutover.md")));
    }

    /** Returns the fenced blocks of a kind, in their order. */
    List<String> blocks(String kind) {
        Matcher matcher = Pattern.compile("(?ms)^```" + kind + "\\n(.*?)^```$").matcher(text);
        return matcher.results().map(block -> block.group(1)).toList();
    }
}
