package dev.touchstone.conformance.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file system in memory of a few MiB, which can be filled.
 *
 * @param folder where it is mounted
 */
public record SmallDisk(Path folder) implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    /** Mounts one, where this machine lets us. */
    public static Optional<SmallDisk> mount(Path folder, int mebibytes) {
        try {
            Files.createDirectories(folder);
            boolean mounted =
                    run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=700", "tmpfs", folder + "");
            return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... words) throws IOException {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Leaves no room. */
    public Faults.Fault fill() {
        Path ballast = folder.resolve("ballast");
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] chunk = new byte[CHUNK];
            while (folder.toFile().getUsableSpace() > 0) {
                out.write(chunk);
            }
        } catch (IOException e) {
            if (folder.toFile().getUsableSpace() > 0) {
                throw new UncheckedIOException(e);
            }
        }
        return () -> delete(ballast);
    }

    /** Puts on it what the application's database stores from now on. */
    public void holdDocumentsOf(PrivateServer server) {
        server.execute("postgres", "create tablespace small location '" + folder + "'");
        server.execute("postgres", "grant create on tablespace small to " + PrivateServer.ROLE);
        server.execute("postgres", "alter database " + PrivateServer.ROLE + " set default_tablespace = small");
    }

    private static void delete(Path ballast) {
        try {
            Files.delete(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (!run("umount", folder.toString())) {
                throw new IOException(folder + " cannot be unmounted; unmount it by hand");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
