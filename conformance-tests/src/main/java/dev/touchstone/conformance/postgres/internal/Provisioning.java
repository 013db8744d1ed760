package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.Command;
import dev.touchstone.conformance.machine.ExitHook;
import dev.touchstone.conformance.machine.Folders;
import dev.touchstone.conformance.machine.HeldLock;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.packages.DebianMirror;
import dev.touchstone.conformance.packages.PrivateApt;
import dev.touchstone.conformance.postgres.ProvisioningListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/** Builds the embedded server's image once: unpacked binaries, pgvector compiled from Debian's source. */
public final class Provisioning {
    private static final String BINARIES = "/postgres-linux-x86_64.txz";
    private static final String BUILD_PREFIX = ".build-";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long STEPS = 6;

    private final TouchstoneHome home;
    private final Versions versions;
    private final Map<String, String> environment;
    private final ProvisioningListener listener;
    private long stepsDone;

    public Provisioning(
            TouchstoneHome home, Versions versions, Map<String, String> environment, ProvisioningListener listener) {
        this.home = home;
        this.versions = versions;
        this.environment = Map.copyOf(environment);
        this.listener = listener;
    }

    /**
     * Builds the image unless it is there; safe when several processes call it at once, and when it is interrupted.
     *
     * @throws UnavailableException naming what is missing and the remedy
     */
    public void run() {
        requirePlatform();
        ServerImage image = ServerImage.of(home, versions);
        if (!image.exists()) {
            HeldLock.exclusively(home.postgres().resolve(".lock"), PATIENCE, () -> {
                buildUnlessThere(image);
                return image;
            });
        }
        image.verify();
        listener.step("embedded PostgreSQL " + versions.postgres() + " ready", STEPS, STEPS);
    }

    private void buildUnlessThere(ServerImage image) {
        if (!image.exists()) {
            removeInterruptedBuilds();
            Tools.requireForBuild();
            requireSpace();
            build(image);
        }
    }

    private static void requirePlatform() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!platform.equals("Linux amd64")) {
            throw new UnavailableException("the embedded PostgreSQL runs on Linux amd64 and this is " + platform
                    + "; use --postgres url or container");
        }
    }

    private void removeInterruptedBuilds() {
        for (Path entry : Folders.list(home.postgres())) {
            if (entry.getFileName().toString().startsWith(BUILD_PREFIX)) {
                Folders.delete(entry);
            }
        }
    }

    private void requireSpace() {
        try {
            long free = Files.getFileStore(home.postgres()).getUsableSpace();
            if (free < Tools.BYTES_NEEDED) {
                throw new UnavailableException("the cache folder " + home.folder() + " has " + (free >> 20)
                        + " MiB free and the embedded PostgreSQL needs " + (Tools.BYTES_NEEDED >> 20)
                        + " MiB; free space there, or set TOUCHSTONE_HOME to another folder");
            }
        } catch (IOException e) {
            throw Folders.cannotWrite(home.postgres(), e);
        }
    }

    private void build(ServerImage image) {
        Path work =
                home.postgres().resolve(BUILD_PREFIX + ProcessHandle.current().pid());
        Folders.createPrivate(work);
        ExitHook hook = ExitHook.register("remove " + work, () -> Folders.delete(work));
        try {
            Path built = work.resolve("image");
            PgvectorBuild pgvector = prepare(work, image.server(built));
            step("compiling pgvector " + versions.pgvector());
            pgvector.run();
            image.seal(built, pgvector.files());
            Files.move(built, image.folder(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Folders.cannotWrite(home.folder(), e);
        } finally {
            Folders.delete(work);
            hook.cancel();
        }
    }

    private PgvectorBuild prepare(Path work, Path server) throws IOException {
        step("unpacking PostgreSQL " + versions.postgres());
        unpackServer(server);
        step("fetching Debian's package lists");
        PrivateApt apt = new PrivateApt(work.resolve("apt"), DebianMirror.find(environment, work), versions.suite());
        apt.update();
        step("downloading the source of pgvector " + versions.pgvector());
        Path source = unpackSource(apt.source("pgvector"), work.resolve("source"));
        step("downloading PostgreSQL's headers");
        Path headers = unpackHeaders(apt, work.resolve("headers"));
        return new PgvectorBuild(source, headers, server, versions.pgvector());
    }

    private static void unpackServer(Path server) throws IOException {
        try (InputStream archive = Provisioning.class.getResourceAsStream(BINARIES)) {
            if (archive == null) {
                throw new UnavailableException(
                        "the PostgreSQL binaries are not on the class path; start through ./touchstone");
            }
            Files.createDirectories(server);
            Archives.unpackXz(archive, server);
        }
    }

    private Path unpackSource(Path archive, Path folder) throws IOException {
        String expected = "pgvector_" + versions.pgvector() + ".orig.tar.gz";
        if (!archive.getFileName().toString().equals(expected)) {
            throw new UnavailableException("Debian " + versions.suite() + " offers " + archive.getFileName()
                    + " and Touchstone is pinned to " + expected + "; use --postgres url");
        }
        if (!Sha256.of(archive).equals(versions.pgvectorSha256())) {
            throw new UnavailableException(
                    expected + " is not the file Touchstone is pinned to (its SHA-256 differs); use --postgres url");
        }
        Archives.unpackGzip(archive, folder);
        return folder.resolve("pgvector-" + versions.pgvector());
    }

    private Path unpackHeaders(PrivateApt apt, Path folder) {
        Path file = apt.download("postgresql-server-dev-" + versions.postgresMajor());
        Folders.create(folder);
        Command.in(folder, "dpkg-deb", "-x", file.toString(), folder.toString()).run();
        return folder.resolve("usr/include/postgresql/" + versions.postgresMajor() + "/server");
    }

    private void step(String what) {
        listener.step(what, stepsDone++, STEPS);
    }
}
