package dev.touchstone.store.file;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A collection's folder below {@code user_data}.
 *
 * @param id the user, by the folder's name, and the collection
 * @param path the folder
 */
public record StoreFolder(CollectionId id, Path path) {
    private static final String PREFIX = "vector_store_";

    /**
     * Finds every store below a folder: {@code {user}/vector_store_{collection}}, whatever is in it, sorted by user and
     * collection.
     *
     * @throws InvalidInputException if there is none
     */
    public static List<StoreFolder> find(Path userData) {
        if (!Files.isDirectory(userData)) {
            throw new InvalidInputException(userData + " is no folder; name the application's user_data folder");
        }
        List<StoreFolder> found = new ArrayList<>();
        for (Path user : folders(userData)) {
            for (Path store : folders(user)) {
                String name = name(store);
                if (name.startsWith(PREFIX) && name.length() > PREFIX.length()) {
                    found.add(new StoreFolder(new CollectionId(name(user), name.substring(PREFIX.length())), store));
                }
            }
        }
        if (found.isEmpty()) {
            throw new InvalidInputException("there is no store below " + userData
                    + "; name the folder that holds one folder a user, with vector_store_<collection> in it");
        }
        return found;
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(StoreFolder::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /** Returns where a collection's folder is or would be; the user's is named exactly as the user id. */
    public static StoreFolder of(Path userData, CollectionId id) {
        return new StoreFolder(id, userData.resolve(id.userId()).resolve(PREFIX + id.collection()));
    }

    public Path vectors() {
        return path.resolve(CollectionFolder.VECTORS);
    }

    public Path metadata() {
        return path.resolve(CollectionFolder.METADATA);
    }

    /** Whether it holds neither file: a store nothing was ever added to. */
    public boolean isUnused() {
        return !Files.exists(vectors()) && !Files.exists(metadata());
    }

    /** Returns why the store cannot be read whatever its files hold; empty where nothing is in the way. */
    public Optional<String> fault() {
        if (!Files.exists(vectors())) {
            return Optional.of(vectors() + " is missing; restore both files from one backup");
        }
        if (!Files.exists(metadata())) {
            return Optional.of(metadata() + " is missing; restore both files from one backup");
        }
        if (Files.exists(new CollectionFolder(path).commitMark())) {
            return Optional.of(path + " holds a save that was interrupted; open the store once with the application,"
                    + " which finishes it");
        }
        String user = id.userId();
        return FileVectorStore.folderName(user).equals(user)
                ? Optional.empty()
                : Optional.of(path.getParent() + " is not named as the application names a user's folder; rename it to "
                        + FileVectorStore.folderName(user));
    }
}
