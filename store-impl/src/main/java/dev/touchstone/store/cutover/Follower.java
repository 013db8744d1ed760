package dev.touchstone.store.cutover;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.cutover.journal.AnswerPair;
import dev.touchstone.store.cutover.journal.ShadowEvent.Answered;
import dev.touchstone.store.cutover.journal.ShadowEvent.CaughtUp;
import dev.touchstone.store.cutover.journal.ShadowEvent.Counted;
import dev.touchstone.store.cutover.journal.ShadowEvent.Failed;
import dev.touchstone.store.cutover.journal.ShadowEvent.SkipReason;
import dev.touchstone.store.cutover.journal.ShadowEvent.Times;
import dev.touchstone.store.cutover.journal.ShadowEvent.Written;
import dev.touchstone.store.file.FileSnapshot;
import dev.touchstone.store.file.FileVectorStore;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings one collection of PostgreSQL after the file store; used by one thread at a time. */
final class Follower {
    private final CollectionId id;
    private final FileVectorStore file;
    private final ShadowContext shadow;
    private final Behind behind;
    private final Skips skips;
    private PgVectorStore postgres;

    /** The version of the file store that PostgreSQL holds while nothing is behind. */
    private long applied;

    Follower(CollectionId id, FileVectorStore file, ShadowContext shadow, Behind behind, Skips skips) {
        this.id = id;
        this.file = file;
        this.shadow = shadow;
        this.behind = behind;
        this.skips = skips;
    }

    void follow(Task task) {
        if (task instanceof Task.Write write) {
            write(write);
        } else if (task instanceof Task.Read read) {
            read(read);
        }
    }

    /** A change that comes after a newer state was taken over, or while others are missing, is only noted. */
    private void write(Task.Write write) {
        if (!behind.isEmpty()
                || write.version() <= applied
                || !shadow.candidate().isReady()) {
            fallBehind(write.ids(), write.number());
            return;
        }
        try {
            long start = System.nanoTime();
            ask(store -> apply(store, write.added(), write.ids()));
            long took = System.nanoTime() - start;
            applied = write.version();
            behind.accept(write.ids());
            shadow.log().settle(id, write.ids(), write.number());
            shadow.record(
                    new Written(shadow.now(), id, write.change(), write.ids().size(), new Times(write.fileNs(), took)));
        } catch (RuntimeException e) {
            failed(write.change().name(), e);
            fallBehind(write.ids(), write.number());
        }
    }

    private static boolean apply(PgVectorStore store, List<EmbeddedDocument> added, List<String> ids) {
        if (added.isEmpty()) {
            store.delete(ids);
        } else {
            store.addEmbedded(added);
        }
        return true;
    }

    /** Notes documents that PostgreSQL lacks. */
    void fallBehind(List<String> ids, long number) {
        if (behind.add(ids, number)) {
            recordBehind();
        }
    }

    /** Records how many documents PostgreSQL lacks, without asking it. */
    void recordBehind() {
        record(file.snapshot(), OptionalLong.empty());
    }

    private void read(Task.Read read) {
        Optional<SkipReason> reason = reasonNotToAsk(read);
        if (reason.isPresent()) {
            skips.add(reason.get());
            return;
        }
        try {
            long start = System.nanoTime();
            List<ScoredDocument> got = ask(store -> read.asked().of(store));
            long took = System.nanoTime() - start;
            AnswerPair answers = ask(store -> new Comparison(read, got).pair(file.snapshot(), store));
            Times times = new Times(read.fileNs(), took);
            shadow.record(new Answered(shadow.now(), id, read.asked().question(), times, answers));
        } catch (RuntimeException e) {
            failed(read.asked().question().kind().name(), e);
        }
    }

    private Optional<SkipReason> reasonNotToAsk(Task.Read read) {
        if (!behind.isEmpty()) {
            return Optional.of(SkipReason.BEHIND);
        }
        if (read.version() != applied) {
            return Optional.of(SkipReason.OVERLAPPED);
        }
        return shadow.candidate().isReady() ? Optional.empty() : Optional.of(SkipReason.UNREACHABLE);
    }

    /**
     * Brings some documents that are behind to the state the file store holds now.
     *
     * @return whether there may be more to do at once
     */
    boolean catchUp() {
        if (behind.isEmpty() || !shadow.candidate().isReady()) {
            return false;
        }
        Behind.Batch batch = behind.next();
        FileSnapshot now = file.snapshot();
        List<EmbeddedDocument> present = now.documents(batch.ids());
        List<String> gone = without(batch.ids(), present);
        try {
            ask(store -> (present.isEmpty() || apply(store, present, List.of())) && apply(store, List.of(), gone));
            behind.remove(batch);
            shadow.log().settle(id, batch.ids(), batch.upTo());
            shadow.record(new CaughtUp(shadow.now(), id, present.size(), gone.size()));
        } catch (RuntimeException e) {
            if (!refused(batch, e)) {
                return false;
            }
        }
        if (behind.isEmpty()) {
            applied = Math.max(applied, now.version());
            count();
        }
        return true;
    }

    /** Sets a document aside that PostgreSQL will never take, and returns whether the others can go on. */
    private boolean refused(Behind.Batch batch, RuntimeException failure) {
        boolean refused = Refusal.isFinal(failure);
        if (refused) {
            behind.refuse(batch);
        }
        if (!refused || batch.ids().size() == 1) {
            failed("catch up", failure);
        }
        return refused;
    }

    private static List<String> without(List<String> ids, List<EmbeddedDocument> present) {
        Set<String> there =
                present.stream().map(embedded -> embedded.document().id()).collect(Collectors.toSet());
        List<String> gone = new ArrayList<>(ids);
        gone.removeAll(there);
        return gone;
    }

    /** Records how many documents each store holds, where both can be asked about the same state. */
    void count() {
        FileSnapshot now = file.snapshot();
        if (!behind.isEmpty() || now.version() != applied || !shadow.candidate().isReady()) {
            record(now, OptionalLong.empty());
            return;
        }
        try {
            long documents = ask(store -> store.getCollectionStats().documentCount());
            record(now, OptionalLong.of(documents));
        } catch (RuntimeException e) {
            failed("count", e);
        }
    }

    private void record(FileSnapshot now, OptionalLong documents) {
        shadow.record(new Counted(shadow.now(), id, now.size(), documents, behind.size(), behind.refused()));
    }

    private <T> T ask(Function<PgVectorStore, T> question) {
        if (postgres == null) {
            postgres = shadow.candidate().store(id);
        }
        return shadow.candidate().ask(postgres, question);
    }

    private void failed(String doing, RuntimeException failure) {
        String words = doing.toLowerCase(Locale.ROOT).replace('_', ' ');
        shadow.record(new Failed(shadow.now(), id, words, Refusal.reason(failure)));
    }
}
