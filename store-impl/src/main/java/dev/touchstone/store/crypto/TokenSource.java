package dev.touchstone.store.crypto;

import java.io.IOException;
import java.io.InputStream;

/** Opens a token's characters from their beginning, as often as asked. */
@FunctionalInterface
public interface TokenSource {
    InputStream open() throws IOException;
}
