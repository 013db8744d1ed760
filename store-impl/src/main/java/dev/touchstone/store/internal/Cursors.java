package dev.touchstone.store.internal;

import dev.touchstone.store.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Makes and reads the cursors of one origin: its name and a position, in url-safe Base64.
 *
 * @param origin whose positions they are; a cursor of another origin is refused
 */
public record Cursors(String origin) {
    /** Returns the cursor of what follows a position, at least 0. */
    public String after(long position) {
        byte[] plain = (origin + ":" + position).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /**
     * Returns the position a cursor was made of.
     *
     * @throws InvalidInputException if it is not one of this origin
     */
    public long position(String cursor) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String prefix = origin + ":";
            if (plain.startsWith(prefix)) {
                long position = Long.parseLong(plain.substring(prefix.length()));
                if (after(position).equals(cursor) && position >= 0) {
                    return position;
                }
            }
        } catch (IllegalArgumentException e) {
            throw foreign(e);
        }
        throw foreign(null);
    }

    private static InvalidInputException foreign(Throwable cause) {
        return new InvalidInputException(
                "the cursor is not one that this store gave; start again at the first page", cause);
    }
}
