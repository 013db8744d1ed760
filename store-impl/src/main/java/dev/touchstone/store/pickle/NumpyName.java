package dev.touchstone.store.pickle;

import java.util.Map;

/** What a pickle may name; a name stands for itself and is never looked up, let alone called. */
enum NumpyName implements PickleValue {
    NDARRAY,
    DTYPE,
    RECONSTRUCT,
    SCALAR,
    FROM_BUFFER,
    ENCODE,
    BYTES;

    /** numpy 1 says {@code core} where numpy 2 says {@code _core}; protocol 2 names the type of empty bytes. */
    private static final Map<String, NumpyName> ALLOWED = Map.ofEntries(
            Map.entry("numpy.ndarray", NDARRAY),
            Map.entry("numpy.dtype", DTYPE),
            Map.entry("numpy.core.multiarray._reconstruct", RECONSTRUCT),
            Map.entry("numpy._core.multiarray._reconstruct", RECONSTRUCT),
            Map.entry("numpy.core.multiarray.scalar", SCALAR),
            Map.entry("numpy._core.multiarray.scalar", SCALAR),
            Map.entry("numpy.core.numeric._frombuffer", FROM_BUFFER),
            Map.entry("numpy._core.numeric._frombuffer", FROM_BUFFER),
            Map.entry("_codecs.encode", ENCODE),
            Map.entry("__builtin__.bytes", BYTES));

    static NumpyName of(String module, String name) {
        String qualified = module + "." + name;
        NumpyName allowed = ALLOWED.get(qualified);
        if (allowed == null) {
            String shown =
                    qualified.substring(0, Math.min(qualified.length(), 100)).replaceAll("[^\\x20-\\x7e]", "?");
            throw new RefusedPickleException("it names " + shown + ", which is not allowed in vectors");
        }
        return allowed;
    }
}
