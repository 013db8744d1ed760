package dev.touchstone.store.migration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.file.StoreFolder;
import java.nio.file.Path;

/**
 * A store as it was backed up.
 *
 * @param user the user, by the folder's name
 * @param collection the collection
 * @param vectors {@code vectors.pkl}
 * @param metadata {@code metadata.json}
 * @param entries positions: the longer of the two files
 * @param dimension components of most of its vectors; 0 where there is none
 * @param encrypted whether the metadata are encrypted
 * @param heldOut how many entries cannot be documents
 */
public record BackedUp(
        String user,
        String collection,
        FileFacts vectors,
        FileFacts metadata,
        long entries,
        int dimension,
        boolean encrypted,
        long heldOut) {
    static BackedUp of(CollectionId id, FileFacts vectors, FileFacts metadata, Survey survey) {
        return new BackedUp(
                id.userId(),
                id.collection(),
                vectors,
                metadata,
                survey.entries(),
                survey.dimension(),
                survey.encrypted(),
                survey.heldOut().size());
    }

    @JsonIgnore
    public CollectionId id() {
        return new CollectionId(user, collection);
    }

    /** Returns where the store stands below a {@code user_data} folder. */
    StoreFolder in(Path userData) {
        return StoreFolder.of(userData, id());
    }
}
