package dev.touchstone.store;

/** Checks that a string survives storing unchanged. */
public final class StorableText {
    private StorableText() {}

    /**
     * Refuses U+0000, which PostgreSQL cannot store, and unpaired surrogates, which no UTF-8 encoder keeps.
     *
     * @param what names the string in the message
     * @throws InvalidInputException naming the character's index
     */
    public static void require(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidInputException(what + " contains U+0000 at index " + i + "; remove it");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || !hasLowSurrogateAt(text, i + 1)) {
                    throw new InvalidInputException(
                            what + " has half a surrogate pair at index " + i + "; it is not valid text");
                }
                i++;
            }
        }
    }

    private static boolean hasLowSurrogateAt(String text, int index) {
        return index < text.length() && Character.isLowSurrogate(text.charAt(index));
    }
}
