package dev.touchstone.conformance.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.fault.Faults;
import dev.touchstone.conformance.fault.PrivateServer;
import dev.touchstone.conformance.fault.SmallDisk;
import dev.touchstone.store.migration.MigrationRun;
import dev.touchstone.store.migration.StoreVerification;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration struck down at any moment that loses, doubles, changes or reorders a document when it is run again. */
class KillIT {
    private static final int MOMENTS = 20;
    private static final int BLOWS_A_MIGRATION = 4;
    private static final int EARLY = 12;
    private static final int DISK_MEBIBYTES = 64;
    private static final String STORES = """
            twice = entries(260)
            twice[9]['id'] = twice[3]['id']; del twice[11]['id']
            store('anna', 'notes', vectors(260, 768, 1), twice)
            store('bert', 'notes', vectors(180, 768, 2), entries(180), 2)
            store('carla', 'long ones', np.array(vectors(60, 3072, 3)), entries(60), 5)
            """;

    /** What befalls a migration. */
    private enum Blow {
        PROCESS_KILLED,
        SERVER_KILLED,
        SERVERS_DISK_FULL,
        BACKUPS_DISK_FULL
    }

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final List<String> blows = new ArrayList<>();
    private PrivateServer server;
    private Optional<SmallDisk> serversDisk;
    private Optional<SmallDisk> backupsDisk;
    private Path userData;
    private int migrations;

    @BeforeEach
    void start() {
        userData = folder.resolve("user_data");
        PythonStores.find().run(STORES, userData);
        server = PrivateServer.start(folder, "fsync = off", "shared_buffers = 32MB");
        serversDisk = SmallDisk.mount(folder.resolve("servers"), DISK_MEBIBYTES);
        backupsDisk = SmallDisk.mount(folder.resolve("backups"), DISK_MEBIBYTES);
        serversDisk.ifPresent(disk -> disk.holdDocumentsOf(server));
    }

    @AfterEach
    void stop() {
        server.close();
        serversDisk.ifPresent(SmallDisk::close);
        backupsDisk.ifPresent(SmallDisk::close);
    }

    private Mover mover() {
        migrations++;
        return Mover.of(userData, server.connection(), pattern()).backingUpTo(backup());
    }

    private String pattern() {
        return "m" + migrations + "_{dimension}";
    }

    private Path backup() {
        return folder.resolve("backups").resolve("of migration " + migrations);
    }

    @Test
    void aMigrationStruckAtTwentyRandomMomentsEndsAsAnUndisturbedOne() throws Exception {
        System.out.println("Migrations are struck at moments chosen with seed " + seed);
        AtomicInteger reports = new AtomicInteger();
        List<String> undisturbed;
        try (Mover mover = mover()) {
            assertThat(mover.run((step, done, total) -> reports.incrementAndGet())
                            .complete())
                    .isTrue();
            undisturbed = rows(mover);
        }
        assertThat(undisturbed).hasSize(500);
        while (blows.size() < MOMENTS) {
            assertThat(migrations).as("migrations that end unharmed").isLessThan(3 * MOMENTS);
            try (Mover mover = mover()) {
                strike(reports.get());
                assertThat(mover.run().complete()).as(this::story).isTrue();
                assertThat(rows(mover)).as(this::story).isEqualTo(undisturbed);
                assertThat(mover.verify()).as(this::story).hasSize(3).allMatch(StoreVerification::passes);
            }
        }
        System.out.println(story());
    }

    private String story() {
        return "seed " + seed + ", " + migrations + " migrations: " + String.join("; ", blows);
    }

    private static List<String> rows(Mover mover) {
        List<String> rows = new ArrayList<>();
        for (VectorSpace space : mover.existing()) {
            rows.addAll(Rows.content(mover.connection(), space));
        }
        return rows;
    }

    /** Strikes one migration several times, each time at an earlier or later moment of what is left of it. */
    private void strike(int reports) throws Exception {
        for (int blow = 0; blow < BLOWS_A_MIGRATION && blows.size() < MOMENTS; blow++) {
            boolean early = random.nextBoolean();
            int moment = random.nextInt(early ? EARLY : Math.max(1, blow == 0 ? reports : reports / BLOWS_A_MIGRATION));
            if (!strikes(choose(blow == 0 && early), moment)) {
                return;
            }
        }
    }

    private Blow choose(boolean backsUp) {
        if (backsUp && backupsDisk.isPresent() && random.nextBoolean()) {
            return Blow.BACKUPS_DISK_FULL;
        }
        int kind = random.nextInt(10);
        if (kind < 6 || (kind > 7 && serversDisk.isEmpty())) {
            return Blow.PROCESS_KILLED;
        }
        return kind < 8 ? Blow.SERVER_KILLED : Blow.SERVERS_DISK_FULL;
    }

    /**
     * Strikes a process, and returns whether it was hit: it may have done everything before. While tables are being made a
     * full disk would only be waited for: Flyway tries for minutes.
     */
    private boolean strikes(Blow chosen, int moment) throws Exception {
        MigrationProcess process = MigrationProcess.start(
                userData, backup(), pattern(), server.connection(), folder.resolve("killed.log"));
        process.awaitReports(moment);
        Thread.sleep(random.nextInt(10));
        boolean tables = process.last().startsWith(MigrationRun.INSERTING);
        Blow blow = chosen == Blow.SERVERS_DISK_FULL && !tables ? Blow.PROCESS_KILLED : chosen;
        boolean moved = afterBlow(blow, process);
        if (!moved) {
            blows.add(blow.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " after \"" + process.last() + "\"");
        }
        return !moved;
    }

    private boolean afterBlow(Blow blow, MigrationProcess process) throws IOException, InterruptedException {
        return switch (blow) {
            case PROCESS_KILLED -> process.kill();
            case SERVER_KILLED -> {
                server.kill();
                server.start();
                yield process.succeeds();
            }
            case SERVERS_DISK_FULL -> withoutRoom(serversDisk.orElseThrow(), process);
            case BACKUPS_DISK_FULL -> withoutRoom(backupsDisk.orElseThrow(), process);
        };
    }

    private static boolean withoutRoom(SmallDisk disk, MigrationProcess process)
            throws IOException, InterruptedException {
        Faults.Fault full = disk.fill();
        try {
            return process.succeeds();
        } finally {
            full.close();
        }
    }
}
