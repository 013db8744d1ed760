package dev.touchstone.store;

/**
 * The user and collection a store is bound to.
 *
 * @param userId owner of the documents, stored exactly as given, 1 to 255 characters
 * @param collection name of the collection, stored exactly as given, 1 to 255 characters
 */
public record CollectionId(String userId, String collection) {
    /** The collection the Python application uses unless told otherwise. */
    public static final String DEFAULT_COLLECTION = "personal_assistant";

    private static final int MAX_LENGTH = 255;

    public CollectionId {
        check("user id", userId);
        check("collection name", collection);
    }

    /** Returns the user's default collection. */
    public static CollectionId ofUser(String userId) {
        return new CollectionId(userId, DEFAULT_COLLECTION);
    }

    private static void check(String what, String value) {
        if (value == null || value.isEmpty()) {
            throw new InvalidInputException("the " + what + " is empty");
        }
        if (value.length() > MAX_LENGTH) {
            throw new InvalidInputException(
                    "the " + what + " has " + value.length() + " characters; at most " + MAX_LENGTH + " are allowed");
        }
        StorableText.require("the " + what, value);
    }
}
