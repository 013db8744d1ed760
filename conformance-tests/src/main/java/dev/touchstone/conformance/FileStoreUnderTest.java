package dev.touchstone.conformance;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.file.FileVectorStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;

/**
 * The file store, over a folder of its own: in memory where there is room, since each save waits for the disk five times and
 * no rule asks what a power failure leaves.
 */
public final class FileStoreUnderTest implements StoreUnderTest {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 256L << 20;

    private final Path userData;
    private final EmbeddingModel model;
    private final Optional<MasterKey> masterKey;
    private final AtomicInteger users = new AtomicInteger();

    /**
     * Prepares the subject.
     *
     * @param model embeds texts, and fixes the dimension
     */
    public FileStoreUnderTest(EmbeddingModel model) {
        this(model, Optional.empty());
    }

    /**
     * Prepares the subject.
     *
     * @param masterKey what each user's key is derived from; empty for plain files
     */
    public FileStoreUnderTest(EmbeddingModel model, Optional<MasterKey> masterKey) {
        this.model = model;
        this.masterKey = masterKey;
        try {
            this.userData = Files.createTempDirectory(parent(), "touchstone-files");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made; check java.io.tmpdir", e);
        }
    }

    private static Path parent() {
        boolean inMemory = Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > ROOM;
        return inMemory ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public String name() {
        return masterKey.isPresent() ? "encrypted file store" : "file store";
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.of(Capability.EXACT_SEARCH, Capability.STORED_FILES);
        masterKey.ifPresent(key -> capabilities.add(Capability.ENCRYPTED_FILES));
        return capabilities;
    }

    @Override
    public StoredFiles files(CollectionId id) {
        Path folder =
                userData.resolve(FileVectorStore.folderName(id.userId())).resolve("vector_store_" + id.collection());
        return new StoredFiles(folder.resolve("vectors.pkl"), folder.resolve("metadata.json"));
    }

    @Override
    public CollectionId freshId() {
        return CollectionId.ofUser("user" + users.incrementAndGet());
    }

    @Override
    public VectorStore open(CollectionId id) {
        return FileVectorStore.open(userData, id, model, masterKey);
    }

    @Override
    public void close() {
        try {
            FileUtils.deleteDirectory(userData.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(userData + " cannot be removed; delete it by hand", e);
        }
    }
}
