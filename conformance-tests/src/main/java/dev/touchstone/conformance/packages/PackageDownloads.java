package dev.touchstone.conformance.packages;

import dev.touchstone.conformance.machine.Command;
import dev.touchstone.conformance.machine.ExitHook;
import dev.touchstone.conformance.machine.Folders;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.machine.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Downloads packages with apt and npm, in a folder that is gone afterwards, also where the JVM is stopped. */
final class PackageDownloads {
    private static final String SUITE = "bookworm";

    private final TouchstoneHome home;
    private final Map<String, String> environment;

    PackageDownloads(TouchstoneHome home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Downloads a binary package of Debian to a file.
     *
     * @throws UnavailableException where it cannot be had
     */
    void debian(String name, Path file) {
        download(file, work -> {
            PrivateApt apt = new PrivateApt(work.resolve("apt"), DebianMirror.find(environment, work), SUITE);
            apt.update();
            return apt.download(name);
        });
    }

    /**
     * Downloads a package of npm to a file.
     *
     * @throws UnavailableException where it cannot be had
     */
    void npm(String name, String version, Path file) {
        download(file, work -> {
            Command.in(
                            work,
                            "npm",
                            "pack",
                            name + "@" + version,
                            "--silent",
                            "--cache",
                            work.resolve("cache").toString())
                    .run();
            return Folders.list(work).stream()
                    .filter(entry -> entry.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new UnavailableException("npm pack left no .tgz file"));
        });
    }

    private void download(Path file, UnaryOperator<Path> client) {
        Path work = home.work().resolve("fetch-" + ProcessHandle.current().pid());
        Folders.createPrivate(work);
        ExitHook hook = ExitHook.register("remove " + work, () -> Folders.delete(work));
        try {
            Folders.create(file.getParent());
            Files.move(client.apply(work), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Folders.cannotWrite(file.getParent(), e);
        } finally {
            Folders.delete(work);
            hook.cancel();
        }
    }
}
