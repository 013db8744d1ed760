package dev.touchstone.bench.gate;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.report.gate.evidence.GateEvidence;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The sessions measured so far, each as three runs of its own, so that an interrupted measurement goes on where it was and
 * recorded samples can be judged again.
 */
final class SessionFolder {
    /** Configuration that says how much recall was planted, so that later sessions plant the same. */
    static final String PLANTED_EF_SEARCH = "planted_ef_search";

    private static final String ROUNDS = "rounds";
    private static final String AS_IT_IS = "as-it-is";
    private static final String LOSSY = "lossy";
    private static final String SLOW = "slow";
    private static final List<String> MACHINE = List.of("cores", "cpu_model");

    private final Path folder;
    private final RunHeader header;

    /**
     * @param header what all sessions have in common but their number of rounds: command, data, configuration and
     *     machine
     */
    SessionFolder(Path folder, RunHeader header) {
        this.folder = folder;
        this.header = header;
    }

    /** Reads the whole sessions in order; what an interruption left of one is not looked at. */
    List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        while (find(trials.size(), AS_IT_IS).isPresent()) {
            int number = trials.size();
            Trial trial = new Trial(read(number, AS_IT_IS), read(number, LOSSY), read(number, SLOW));
            if (number > 0 && trial.rounds() != trials.get(0).rounds()) {
                throw otherSessions();
            }
            trials.add(trial);
        }
        return trials;
    }

    /** Returns how many rounds each of the sessions has; empty where there is none yet. */
    OptionalInt rounds() {
        return configured(ROUNDS).stream().mapToInt(Integer::intValue).findFirst();
    }

    /** Returns the lower ef_search that earlier sessions were searched with. */
    Optional<Integer> plantedEfSearch() {
        return configured(PLANTED_EF_SEARCH);
    }

    private Optional<Integer> configured(String key) {
        return find(0, AS_IT_IS).map(Run::read).map(run ->
                (Integer) run.header().configuration().get(key));
    }

    /** Writes a session in place of what an interruption left of it; the run that makes it whole comes last. */
    void add(int number, Trial trial, int plantedEfSearch) {
        clear(folder(number));
        Map<String, Object> own = Map.of(PLANTED_EF_SEARCH, plantedEfSearch, ROUNDS, trial.rounds());
        write(number, LOSSY, trial.lossy(), own);
        write(number, SLOW, trial.slow(), own);
        write(number, AS_IT_IS, trial.asItIs(), own);
    }

    private static void clear(Path session) {
        try {
            FileUtils.deleteDirectory(session.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(session + " cannot be removed; delete it by hand", e);
        }
    }

    private void write(int number, String which, GateEvidence evidence, Map<String, Object> configuration) {
        RunHeader own = new RunHeader(
                        header.schemaVersion(),
                        which,
                        header.dataset(),
                        header.startedAt(),
                        header.configuration(),
                        header.environment())
                .withConfiguration(configuration);
        try (RunWriter run = RunWriter.create(folder(number), own)) {
            GateEvidence.write(run, evidence.answers());
            GateEvidence.write(run, evidence.turns());
            run.finish();
        }
    }

    private GateEvidence read(int number, String which) {
        Run run = Run.read(find(number, which)
                .orElseThrow(() -> new ConfigurationException(
                        folder(number) + " has no run " + which + "; delete that folder, and it is measured again")));
        requireSame(run.header());
        return GateEvidence.read(run);
    }

    /** Sessions of other data, another index or another machine would be compared with these. */
    private void requireSame(RunHeader other) {
        boolean machine = MACHINE.stream()
                .allMatch(key -> Objects.equals(
                        String.valueOf(other.environment().get(key)),
                        String.valueOf(header.environment().get(key))));
        boolean configuration = header.configuration().entrySet().stream()
                .allMatch(entry -> String.valueOf(entry.getValue())
                        .equals(String.valueOf(other.configuration().get(entry.getKey()))));
        if (!machine || !configuration || !other.dataset().equals(header.dataset())) {
            throw otherSessions();
        }
    }

    private ConfigurationException otherSessions() {
        return new ConfigurationException(folder + " holds sessions of other data, rounds, index or machine; leave"
                + " --resume out to begin anew");
    }

    private Path folder(int number) {
        return folder.resolve(String.format(Locale.ROOT, "session-%03d", number + 1));
    }

    private Optional<Path> find(int number, String which) {
        Path own = folder(number);
        if (!Files.isDirectory(own)) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(own)) {
            return runs.filter(run -> !run.getFileName().toString().startsWith(".")
                            && run.getFileName().toString().contains("-" + which + "-"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(own + " cannot be listed; check its permissions", e);
        }
    }
}
