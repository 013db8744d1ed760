package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.packages.PrivateApt;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs and files of the machine that building pgvector takes. */
public final class Tools {
    /** Free bytes a build needs: package lists, headers and source beside the unpacked server. */
    public static final long BYTES_NEEDED = 600L << 20;

    private static final List<Tool> FOR_BUILD =
            List.of(new Tool("gcc", "gcc libc6-dev"), new Tool("apt-get", "apt"), new Tool("dpkg-deb", "dpkg"));

    private Tools() {}

    /**
     * A program of the machine.
     *
     * @param name what it is called
     * @param packages the Debian packages that bring it
     */
    public record Tool(String name, String packages) {
        /** Returns where the program is. */
        public Optional<Path> find() {
            return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, name))
                    .filter(Files::isExecutable)
                    .findFirst();
        }

        /** Says how to get it. */
        public String remedy() {
            return "apt-get install " + packages + " (as root)";
        }
    }

    /** Returns what building pgvector takes. */
    public static List<Tool> forBuild() {
        return FOR_BUILD;
    }

    /** Whether Debian's archive can be verified. */
    public static boolean hasKeyring() {
        return Files.isReadable(PrivateApt.KEYRING);
    }

    /** Says how to get Debian's keys. */
    public static String keyringRemedy() {
        return "apt-get install debian-archive-keyring (as root), or use --postgres url";
    }

    static void requireForBuild() {
        for (Tool tool : FOR_BUILD) {
            if (tool.find().isEmpty()) {
                throw new UnavailableException(tool.name() + " is not installed; pgvector cannot be built without it: "
                        + tool.remedy() + ", or use --postgres url");
            }
        }
        if (!hasKeyring()) {
            throw new UnavailableException(
                    "Debian's keys are not installed; its archive cannot be verified: " + keyringRemedy());
        }
    }
}
