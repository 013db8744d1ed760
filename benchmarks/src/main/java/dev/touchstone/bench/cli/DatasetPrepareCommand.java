package dev.touchstone.bench.cli;

import dev.touchstone.bench.data.PreparedDataset;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description = "Prepares a dataset in the cache folder; an interrupted preparation goes on where it stopped.")
final class DatasetPrepareCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "NAME", description = "name in the catalogue (./touchstone dataset list)")
    private String name;

    @Override
    public Integer call() {
        DatasetCommand.catalogue().find(name, DatasetCommand.cache());
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            RunHeader header = RunHeader.of("dataset-prepare", Optional.empty(), Instant.now())
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header, Optional.of(name)));
            PreparedDataset prepared = PreparedDataset.open(name, DatasetCommand.cache(), progress::advanced);
            run.dataset(prepared.summary());
            prepared.measurements().forEach(run::add);
            progress.close();
            Path folder = run.finish(HtmlReport::rebuild);
            return report(prepared.dataset(), folder);
        }
    }

    private int report(Dataset dataset, Path folder) {
        Terminal terminal = common.terminal();
        terminal.say(String.format(
                Locale.ROOT,
                "%s is prepared: %,d documents x %d, %,d queries, fingerprint %s",
                dataset.info().name(),
                dataset.corpus().size(),
                dataset.info().dimension(),
                dataset.queries().size(),
                dataset.fingerprint()));
        return Ending.of(terminal, folder)
                .with("dataset", dataset.info().name())
                .with("fingerprint", dataset.fingerprint())
                .end(ExitCode.OK);
    }
}
