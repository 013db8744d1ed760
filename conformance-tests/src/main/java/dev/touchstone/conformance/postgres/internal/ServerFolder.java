package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.Causes;
import dev.touchstone.conformance.machine.Folders;
import dev.touchstone.conformance.machine.HeldLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The folder of one running server, held by a lock for as long as its owner lives. */
final class ServerFolder {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LOCK = "owner.lock";

    private final Path folder;
    private final HeldLock lock;

    private ServerFolder(Path folder, HeldLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Creates a folder, and first removes those whose owners have died, stopping the servers they left behind. */
    static ServerFolder create(Path servers) {
        return HeldLock.exclusively(servers.resolve(".lock"), PATIENCE, () -> {
            Folders.list(servers).stream()
                    .filter(ServerFolder::mayBeAbandoned)
                    .forEach(ServerFolder::removeIfAbandoned);
            Path folder = servers.resolve(owner() + UUID.randomUUID());
            Folders.createPrivate(folder);
            HeldLock lock = HeldLock.tryLock(folder.resolve(LOCK))
                    .orElseThrow(() -> new IllegalStateException(folder + " was just made and is locked already"));
            return new ServerFolder(folder, lock);
        });
    }

    /** The start of the names of this process's folders; process ids alone come back. */
    private static String owner() {
        ProcessHandle self = ProcessHandle.current();
        long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return self.pid() + "-" + started + "-";
    }

    private static boolean mayBeAbandoned(Path entry) {
        return Files.isDirectory(entry) && !entry.getFileName().toString().startsWith(owner());
    }

    private static void removeIfAbandoned(Path folder) {
        HeldLock.tryLock(folder.resolve(LOCK)).ifPresent(lock -> new ServerFolder(folder, lock).remove());
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    /** Writes a secret to a file that only its owner may read, as the folder is. */
    Path secret(String text) throws IOException {
        return Files.writeString(folder.resolve("secret"), text);
    }

    /** The last thing the server said. */
    String lastWords() {
        try {
            return Files.exists(log()) ? Causes.lastLine(Files.readString(log())) : "it said nothing";
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }

    /** Stops whatever still serves from this folder and removes it. */
    void remove() {
        Postmaster.of(data()).ifPresent(Postmaster::end);
        Folders.delete(folder);
        lock.release();
    }
}
