package dev.touchstone.report.run;

import java.nio.file.Path;

/** Something done to a complete run folder before it appears under its name, such as rendering its report. */
@FunctionalInterface
public interface FolderStep {
    void apply(Path folder);
}
