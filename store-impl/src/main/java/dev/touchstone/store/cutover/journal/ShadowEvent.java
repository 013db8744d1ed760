package dev.touchstone.store.cutover.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.touchstone.store.CollectionId;
import java.time.Instant;
import java.util.OptionalLong;

/** One line of a shadow journal: something seen at a time. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ShadowEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = ShadowEvent.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = ShadowEvent.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = ShadowEvent.Written.class, name = "written"),
    @JsonSubTypes.Type(value = ShadowEvent.Skipped.class, name = "skipped"),
    @JsonSubTypes.Type(value = ShadowEvent.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = ShadowEvent.CaughtUp.class, name = "caught_up"),
    @JsonSubTypes.Type(value = ShadowEvent.Counted.class, name = "counted"),
    @JsonSubTypes.Type(value = ShadowEvent.Lost.class, name = "lost")
})
public sealed interface ShadowEvent {
    /** When it was seen. */
    Instant at();

    /**
     * A process began to shadow.
     *
     * @param search how PostgreSQL is searched, as configured
     */
    record Started(Instant at, String search) implements ShadowEvent {}

    /** A process stopped in good order; one that was killed leaves no such line. */
    record Ended(Instant at) implements ShadowEvent {}

    /** A question both stores answered over the same documents. */
    record Answered(Instant at, CollectionId of, Question question, Times took, AnswerPair answers)
            implements ShadowEvent {}

    /**
     * A change both stores made.
     *
     * @param documents how many were added, replaced or deleted
     */
    record Written(Instant at, CollectionId of, Change change, int documents, Times took) implements ShadowEvent {}

    /** Questions of which only the file store's answer exists, since the last such line. */
    record Skipped(Instant at, CollectionId of, SkipReason reason, long count) implements ShadowEvent {}

    /**
     * PostgreSQL did not do what the file store did.
     *
     * @param doing {@code search}, {@code add} and the like
     * @param reason one line without contents or secrets
     */
    record Failed(Instant at, CollectionId of, String doing, String reason) implements ShadowEvent {}

    /**
     * Documents PostgreSQL lacked were brought to the file store's state.
     *
     * @param added documents written, new or again
     * @param deleted documents the file store holds no more
     */
    record CaughtUp(Instant at, CollectionId of, int added, int deleted) implements ShadowEvent {}

    /**
     * How far apart the stores were.
     *
     * @param postgresDocuments documents PostgreSQL holds; absent where it could not be asked
     * @param behind documents whose last change has not reached PostgreSQL yet
     * @param refused those of them that PostgreSQL would not take
     */
    record Counted(
            Instant at, CollectionId of, long fileDocuments, OptionalLong postgresDocuments, long behind, long refused)
            implements ShadowEvent {}

    /** Lines or whole files that are missing: the disk refused them, or the size bound removed them. */
    record Lost(Instant at, long lines, long files) implements ShadowEvent {}

    /** What was asked: a kind of search and the number of results, or of ids. */
    record Question(Kind kind, int k) {}

    /** The operations that are compared. */
    enum Kind {
        SEARCH,
        MARGINAL_RELEVANCE,
        GET
    }

    /** The operations that are repeated. */
    enum Change {
        ADD,
        DELETE
    }

    /** How long each store took, in nanoseconds; PostgreSQL's time includes the wait for a connection. */
    record Times(long fileNs, long postgresNs) {}

    /** Why PostgreSQL was not asked, or its answer not compared; where it gave an error, that is {@link Failed}. */
    enum SkipReason {
        /** PostgreSQL lacks writes of this collection, so that the answers differ by right. */
        BEHIND,
        /** The collection changed between the two answers. */
        OVERLAPPED,
        /** The queue was full. */
        QUEUE_FULL,
        /** PostgreSQL failed a moment ago and is left alone. */
        UNREACHABLE,
        /** The shadow was closed before it came to it. */
        CLOSED
    }
}
