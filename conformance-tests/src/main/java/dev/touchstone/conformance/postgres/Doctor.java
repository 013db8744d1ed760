package dev.touchstone.conformance.postgres;

import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.postgres.internal.DockerEngine;
import dev.touchstone.conformance.postgres.internal.ServerImage;
import dev.touchstone.conformance.postgres.internal.ServerVersions;
import dev.touchstone.conformance.postgres.internal.Tools;
import dev.touchstone.conformance.postgres.internal.Versions;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says what this machine has, what it lacks, and the one command that mends each lack; changes nothing. */
public final class Doctor {
    private static final int JDK = 17;
    private static final long MIB = 1L << 20;

    private final Map<String, String> environment;
    private final Versions versions;

    /**
     * Prepares an examination.
     *
     * @param environment the variables the examined commands would see
     */
    public Doctor(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.versions = Versions.pinned();
    }

    /**
     * Looks at everything; what a source lacks is a fault where that source is wanted, or where no other is there.
     *
     * @param wanted the source asked for; empty for whichever is there
     */
    public List<Check> check(Optional<PostgresSource> wanted) {
        List<Check> checks = new ArrayList<>(List.of(jdk(), tool("mvn", "maven")));
        Check url = needed(wanted, PostgresSource.URL, url());
        Check container = needed(wanted, PostgresSource.CONTAINER, container());
        boolean otherSource = wanted.map(source -> source != PostgresSource.EMBEDDED)
                .orElse(url.state() == Check.State.OK || container.state() == Check.State.OK);
        for (Check check : embedded()) {
            checks.add(otherSource && !check.ok() ? Check.optional(check) : check);
        }
        checks.add(container);
        checks.add(url);
        return List.copyOf(checks);
    }

    private static Check needed(Optional<PostgresSource> wanted, PostgresSource source, Check check) {
        return wanted.filter(source::equals).isPresent() && check.state() == Check.State.OPTIONAL
                ? Check.missing(check.subject(), check.found(), check.remedy())
                : check;
    }

    /** Whether something was looked at and nothing that is needed is missing. */
    public static boolean ready(List<Check> checks) {
        return !checks.isEmpty() && checks.stream().allMatch(Check::ok);
    }

    private static Check jdk() {
        String found = Runtime.version().toString();
        return Runtime.version().feature() == JDK
                ? Check.ok("JDK " + JDK, found)
                : Check.missing("JDK " + JDK, found, "apt-get install openjdk-17-jdk-headless (as root)");
    }

    private static Check tool(String name, String packages) {
        return check(new Tools.Tool(name, packages));
    }

    private static Check check(Tools.Tool tool) {
        return tool.find()
                .map(path -> Check.ok(tool.name(), path.toString()))
                .orElseGet(() -> Check.missing(tool.name(), "not installed", tool.remedy()));
    }

    private List<Check> embedded() {
        try {
            TouchstoneHome home = TouchstoneHome.fromEnvironment(environment);
            ServerImage image = ServerImage.of(home, versions);
            boolean built = image.exists();
            List<Check> checks = new ArrayList<>();
            for (Tools.Tool tool : Tools.forBuild()) {
                checks.add(unlessBuilt(built, check(tool)));
            }
            checks.add(unlessBuilt(built, keyring()));
            checks.add(cacheFolder(home, built ? 0 : Tools.BYTES_NEEDED));
            checks.add(image(image));
            return checks;
        } catch (UnavailableException e) {
            return List.of(Check.missing("embedded server", e.getMessage(), "use --postgres url"));
        }
    }

    private static Check unlessBuilt(boolean built, Check check) {
        return built && !check.ok() ? Check.optional(check) : check;
    }

    private static Check keyring() {
        return Tools.hasKeyring()
                ? Check.ok("Debian's keys", "installed")
                : Check.missing("Debian's keys", "not installed", Tools.keyringRemedy());
    }

    private static Check cacheFolder(TouchstoneHome home, long needed) {
        String subject = "cache folder";
        Path existing = home.folder();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Check.missing(subject, existing + " is not writable", "set TOUCHSTONE_HOME to a folder of your own");
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            String found = String.format(Locale.ROOT, "%s, %d MiB free", home.folder(), free / MIB);
            String remedy = "free " + needed / MIB + " MiB there, or set TOUCHSTONE_HOME to another folder";
            return free < needed ? Check.missing(subject, found, remedy) : Check.ok(subject, found);
        } catch (IOException e) {
            return Check.missing(subject, existing + " cannot be read", "set TOUCHSTONE_HOME to another folder");
        }
    }

    private Check image(ServerImage image) {
        String subject = "embedded server";
        String name = "PostgreSQL " + versions.postgres() + " with pgvector " + versions.pgvector();
        if (!image.exists()) {
            return Check.missing(subject, name + " not built yet", "./touchstone provision");
        }
        try {
            image.verify();
            return Check.ok(subject, name + " built and unchanged");
        } catch (UnavailableException e) {
            return Check.missing(subject, e.getMessage(), "rm -r " + image.folder() + " && ./touchstone provision");
        }
    }

    private Check container() {
        return DockerEngine.answers(environment)
                ? Check.ok("Docker engine", "answers")
                : Check.optional("Docker engine", "none answers", "start one to use --postgres container");
    }

    private Check url() {
        String subject = "server by address";
        try {
            return ConnectionSettings.fromEnvironment(environment)
                    .map(connection -> reach(subject, connection))
                    .orElseGet(() -> Check.optional(
                            subject, "none named", "set DATABASE_URL or POSTGRES_HOST to use --postgres url"));
        } catch (UnavailableException | VectorStoreException e) {
            return Check.missing(subject, "not usable", e.getMessage());
        }
    }

    private static Check reach(String subject, ConnectionSettings connection) {
        return ServerVersions.read(connection)
                .map(found -> Check.ok(subject, found))
                .orElseGet(() -> Check.missing(
                        subject, "answers, without pgvector", "run CREATE EXTENSION vector in its database"));
    }
}
