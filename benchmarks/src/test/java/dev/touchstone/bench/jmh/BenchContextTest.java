package dev.touchstone.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.Layout;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchContextTest {
    @TempDir
    private Path folder;

    @Test
    void reachesTheForkedJvmAsItWasWhateverTheLayout() throws IOException {
        for (Layout layout : List.of(new Layout.Shared(), new Layout.HashedByUser(8), new Layout.ExactOnly())) {
            BenchContext context = new BenchContext(
                    new ConnectionSettings("127.0.0.1", 5432, "db", "user", "secret"),
                    new VectorSpace("s", 8, layout),
                    CollectionId.ofUser("u"),
                    "data",
                    folder,
                    folder.resolve("reply.json"),
                    new BenchContext.CellSpec(10, null, 4, null, 0, 1_000));
            Path file = Files.createTempFile(folder, "context", ".json");
            context.write(file);
            assertThat(BenchContext.read(file)).isEqualTo(context);
        }
    }
}
