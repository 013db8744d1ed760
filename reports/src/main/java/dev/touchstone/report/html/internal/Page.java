package dev.touchstone.report.html.internal;

import dev.touchstone.report.table.Table;
import java.util.List;

/**
 * Everything on a report's page, as text ready to show.
 *
 * @param title the command and what it ran on
 * @param facts when and on what, as short phrases
 * @param summary what was found
 * @param charts the pictures, in order
 * @param tables the tables that have rows, in order
 * @param examples single differences between the stores
 * @param settings configuration and environment
 */
public record Page(
        String title,
        List<String> facts,
        Summary summary,
        List<Picture> charts,
        List<Table> tables,
        Table examples,
        List<Table> settings) {
    public Page {
        facts = List.copyOf(facts);
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
        settings = List.copyOf(settings);
    }
}
