package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a run folder is called: {@code 20261123T014500Z-demo-wordnet-minilm-384-cosine}. */
final class FolderName {
    private static final Pattern PART = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FolderName() {}

    static String of(RunHeader header, Optional<String> dataset) {
        String stem = TIME.format(header.startedAt()) + "-" + header.command();
        dataset.ifPresent(name -> checkPart("dataset", name));
        return dataset.map(name -> stem + "-" + name).orElse(stem);
    }

    static void checkPart(String what, String value) {
        if (!PART.matcher(value).matches()) {
            throw new ReportException(
                    what + " '" + value + "' cannot name a run folder; use lower case, digits and hyphens");
        }
    }
}
