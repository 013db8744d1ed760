package dev.touchstone.report.html;

import java.util.stream.Stream;

/** The sections a page may have, in its order. */
final class Sections {
    private Sections() {}

    static Stream<Section> all() {
        return Stream.of(
                new TuneSection(),
                new PlanSection(),
                new AgeingSection(),
                new MigrationSection(),
                new ShadowSection(),
                new DatasetSection(),
                new MeasurementSection());
    }
}
