package dev.touchstone.bench.ageing;

import dev.touchstone.bench.ageing.Population.Writes;
import dev.touchstone.bench.config.AgeingRunbook;
import dev.touchstone.bench.reference.ReferenceScan;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.ageing.Adviser;
import dev.touchstone.report.ageing.AgedPoint;
import dev.touchstone.report.ageing.AgedPoint.When;
import dev.touchstone.report.ageing.AgeingRun;
import dev.touchstone.report.ageing.Maintenance;
import dev.touchstone.report.ageing.Moment;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.ServerInfo;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lets an index age by a runbook, and looks at it after every step. */
public final class Ageing implements AutoCloseable {
    private static final String STEP = "Looking at the index as it ages";

    private final AgeingSettings settings;
    private final Dataset source;
    private final Progress progress;
    private final Population population;
    private final AgedTable table;
    private final Look look;
    private final ReferenceScan reference;
    private final List<AgedPoint> points = new ArrayList<>();
    private final List<Maintenance> maintenance = new ArrayList<>();
    private double day;
    private double churn;

    private Ageing(Dataset source, AgeingSettings settings, Place place) throws SQLException {
        this.settings = settings;
        this.source = source;
        this.progress = place.progress();
        this.population = new Population(source.corpus(), settings.runbook(), settings.seed());
        ReferenceScan.create(place.server(), place.referenceSchema());
        this.table = AgedTable.create(
                place.server(), new VectorSpace(place.schema(), source.info().dimension()), source.corpus());
        this.look = new Look(table, settings.watch());
        this.reference = ReferenceScan.open(place.server(), place.referenceSchema());
    }

    /**
     * Where an index ages.
     *
     * @param schema an empty one for the documents, dropped at the end
     * @param referenceSchema another empty one, for what every search is compared with
     * @param progress hears of every look
     */
    public record Place(ConnectionSettings server, String schema, String referenceSchema, Progress progress) {}

    /**
     * Opens the space.
     *
     * @param source whose documents and queries are used
     * @throws dev.touchstone.bench.config.ConfigurationException if it is too small for the runbook
     */
    public static Ageing open(Dataset source, AgeingSettings settings, Place place) throws SQLException {
        return new Ageing(source, settings, place);
    }

    /** What the server says of itself. */
    public ServerInfo serverInfo() {
        return table.serverInfo();
    }

    /** Loads, builds, and goes through the runbook. */
    public AgeingRun run() throws SQLException {
        progress.advanced("Loading " + population.living().size() + " documents", 0, 1);
        table.write(new Writes(List.of(), List.of(), population.living()));
        progress.advanced("Building the index", 0, 1);
        List<String> notices =
                table.build(settings.spec(), population.living().size()).notices();
        table.vacuum();
        look(Moment.FRESH);
        AgeingRunbook runbook = settings.runbook();
        for (int cycle = 1; cycle <= runbook.cycles(); cycle++) {
            write();
            look(Moment.WRITTEN);
            if (runbook.vacuumsAfter(cycle)) {
                vacuum(Moment.WRITTEN);
                look(Moment.VACUUMED);
            }
            if (runbook.reindexesAfter(cycle)) {
                reindex();
                vacuum(Moment.REINDEXED);
                churn = 0;
                look(Moment.REINDEXED);
            }
        }
        List<String> notes = new ArrayList<>(notices);
        notes.addAll(notes());
        return new AgeingRun(
                settings.asked(), points, maintenance, new Adviser(settings.asked(), points).advice(), notes);
    }

    private void write() {
        int lived = population.living().size();
        Writes writes = population.next();
        table.write(writes);
        day += settings.runbook().daysPerCycle();
        churn += (double) (writes.deleted().size() + writes.updated().size()) / lived;
    }

    private void vacuum(Moment after) {
        maintenance.add(new Maintenance(day, after, Maintenance.Kind.VACUUM, table.vacuum()));
    }

    private void reindex() throws SQLException {
        Moment after = points.get(points.size() - 1).when().moment();
        double seconds = table.reindex(population.living().size());
        maintenance.add(new Maintenance(day, after, Maintenance.Kind.REINDEX, seconds));
    }

    private void look(Moment moment) throws SQLException {
        progress.advanced(STEP, points.size(), looks());
        Dataset living = LivingDataset.of(
                source,
                population.living(),
                settings.watch().queries(),
                settings.watch().k());
        points.add(new AgedPoint(
                new When(day, moment, churn),
                look.answers(living),
                look.speed(living, reference),
                table.room(population.living().size())));
        progress.advanced(STEP, points.size(), looks());
    }

    private int looks() {
        AgeingRunbook runbook = settings.runbook();
        return 1
                + IntStream.rangeClosed(1, runbook.cycles())
                        .map(cycle ->
                                1 + (runbook.vacuumsAfter(cycle) ? 1 : 0) + (runbook.reindexesAfter(cycle) ? 1 : 0))
                        .sum();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Dead rows are the server's own count (pg_stat_user_tables.n_dead_tup); pgstattuple, which reads every"
                        + " page, is not used.");
        notes.add("A cycle's writes come in one batch; a deployment spreads them, and searches run meanwhile.");
        if (points.stream().anyMatch(point -> point.answers().planShare() < 1)) {
            notes.add(
                    "At some looks PostgreSQL did not use the index for every search; the table of looks says where.");
        }
        return notes;
    }

    /** Drops what was made. */
    @Override
    public void close() throws SQLException {
        try (reference) {
            table.close();
        }
    }
}
