package dev.touchstone.store.cutover;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.cutover.journal.ShadowEvent.Ended;
import dev.touchstone.store.cutover.journal.ShadowEvent.Failed;
import dev.touchstone.store.cutover.journal.ShadowEvent.Started;
import dev.touchstone.store.cutover.journal.ShadowJournal;
import dev.touchstone.store.cutover.journal.WriteLog;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.file.FileVectorStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file store with PostgreSQL beside it. */
final class ShadowBackend implements StoreBackend, Lane.Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowBackend.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TICKS_BETWEEN_COUNTS = 60;

    private final FolderLock lock;
    private final ShadowContext shadow;
    private final OpenCollections<Lane> open;
    private final ExecutorService workers;
    private final Clockwork clockwork;
    private final Duration closingTime;
    private final Set<CollectionId> counted = ConcurrentHashMap.newKeySet();
    private final Set<CollectionId> uncounted = ConcurrentHashMap.newKeySet();
    private int ticks;

    private ShadowBackend(CutoverSettings settings, EmbeddingModel model, ShadowTuning tuning) {
        PostgresSide side = settings.postgres().orElseThrow();
        side.requireFit(model);
        Path folder = settings.journal().orElseThrow();
        Path userData = settings.userData().orElseThrow();
        this.lock = FolderLock.take(folder);
        InstantSource clock = InstantSource.system();
        this.shadow = new ShadowContext(
                new Candidate(side, model, tuning.threads()),
                WriteLog.open(folder),
                ShadowJournal.open(folder, tuning.limits(), clock),
                new Budget(tuning.queueBytes()),
                clock);
        this.open = new OpenCollections<>(
                id -> new Lane(id, FileVectorStore.open(userData, id, model, settings.masterKey()), shadow, this));
        this.workers = Executors.newFixedThreadPool(tuning.threads(), task -> daemon(task, "touchstone-shadow"));
        this.closingTime = tuning.closingTime();
        shadow.record(new Started(shadow.now(), side.searchText()));
        this.clockwork = Clockwork.start("touchstone-shadow-clock", TICK, this::tick);
    }

    /**
     * Opens the shadow; PostgreSQL is not asked yet.
     *
     * @throws VectorStoreException if the journal cannot be written or another process writes it
     */
    static ShadowBackend open(CutoverSettings settings, EmbeddingModel model, ShadowTuning tuning) {
        return new ShadowBackend(settings, model, tuning);
    }

    private Lane acquire(CollectionId id) {
        Lane lane = open.acquire(id);
        lane.tick(counted.add(id));
        return lane;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public VectorStore open(CollectionId id) {
        StoreBackend.requireFolderName(id);
        return new SharedStore(new ShadowVectorStore(acquire(id), shadow.log()), () -> open.release(id));
    }

    @Override
    public void run(Lane lane, boolean wasIdle) {
        if (wasIdle) {
            open.acquire(lane.id());
        }
        try {
            workers.execute(() -> runSafely(lane));
        } catch (RejectedExecutionException e) {
            LOG.debug("closing; what is queued stays outstanding in the log of writes", e);
        }
    }

    /** A defect must not end the lane in silence. */
    private void runSafely(Lane lane) {
        try {
            lane.run();
        } catch (RuntimeException e) {
            LOG.error("a shadow lane failed; its collection is not compared any more", e);
            shadow.record(new Failed(shadow.now(), lane.id(), "follow", Refusal.reason(e)));
        }
    }

    @Override
    public void idle(Lane lane) {
        if (lane.isUncounted()) {
            uncounted.add(lane.id());
        } else {
            uncounted.remove(lane.id());
        }
        open.release(lane.id());
    }

    private void tick() {
        boolean count = ++ticks % TICKS_BETWEEN_COUNTS == 0;
        open.all().forEach(lane -> lane.tick(count));
        if (shadow.candidate().isReady()) {
            visitOutstanding();
        }
    }

    /** Opens one collection that nobody has open and that PostgreSQL lacks changes of. */
    private void visitOutstanding() {
        for (Map.Entry<CollectionId, Integer> entry : shadow.log().counts().entrySet()) {
            CollectionId id = entry.getKey();
            if (!open.isOpen(id)) {
                try {
                    acquire(id);
                    open.release(id);
                } catch (VectorStoreException e) {
                    shadow.record(new Failed(shadow.now(), id, "catch up", e.getMessage()));
                }
                return;
            }
        }
    }

    @Override
    public void close() {
        clockwork.close();
        long deadline = System.nanoTime() + closingTime.toNanos();
        awaitIdle(deadline);
        countOnceMore(deadline);
        awaitIdle(deadline);
        workers.shutdownNow();
        shadow.candidate().close();
        awaitWorkers();
        open.all().forEach(Lane::abandon);
        shadow.record(new Ended(shadow.now()));
        shadow.journal().close();
        shadow.log().close();
        lock.close();
    }

    /** Counts what has changed since it was counted last, as long as there is time. */
    private void countOnceMore(long deadline) {
        for (CollectionId id : Set.copyOf(uncounted)) {
            if (System.nanoTime() < deadline && shadow.candidate().isReady()) {
                open.acquire(id).tick(true);
            }
        }
    }

    /** What they were at has failed by now, since its connection is closed; they only write that down. */
    private void awaitWorkers() {
        try {
            if (!workers.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("a thread of the shadow still waits for PostgreSQL; it is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitIdle(long deadline) {
        try {
            while (System.nanoTime() < deadline && !open.all().stream().allMatch(Lane::isDone)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
