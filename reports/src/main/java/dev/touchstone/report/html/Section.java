package dev.touchstone.report.html;

import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** A part's share of a run's page; empty tables are left out. */
interface Section {
    /** The word at the head of a page that no verdict heads. */
    default Optional<String> outcome(Run run) {
        return Optional.empty();
    }

    /** What was found, for the top of the page, the most important first. */
    default Stream<Table> findings(Run run) {
        return Stream.empty();
    }

    /** The tables below the charts. */
    default Stream<Table> tables(Run run) {
        return Stream.empty();
    }
}
