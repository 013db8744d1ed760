package dev.touchstone.conformance.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs of the machine, run as somebody who is not root.
 *
 * @param folder where they run
 */
public record LocalProgram(Path folder) {
    private static final int PATIENCE_SECONDS = 60;

    /** Whether a program is on the path. */
    public static boolean exists(String name) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, name)));
    }

    /** Runs a program to its end; an exit code other than 0 is an error that says what it wrote. */
    public void run(String... words) {
        Path output = folder.resolve("program.log");
        try {
            Process process = start(output, words);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(words[0] + " failed: " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a program whose output goes to a file. */
    public Process start(Path output, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.getOwner(Files.createTempFile(folder, "owner", "")).getName().equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Writes a file of the folder that only its owner may read. */
    public Path write(String name, String... lines) {
        try {
            Path file =
                    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port of the loopback address that was free just now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
