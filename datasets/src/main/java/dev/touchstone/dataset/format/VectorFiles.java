package dev.touchstone.dataset.format;

import dev.touchstone.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Opens files of vectors by the ending of their names. */
public final class VectorFiles {
    private static final Set<String> HDF5 = Set.of("hdf5", "h5");
    private static final String KNOWN = ".hdf5, .h5, .npy, .fvecs, .ivecs, .bvecs, .fbin, .ibin, .u8bin, .i8bin";

    private VectorFiles() {}

    /** Returns whether a file is named as HDF5 files are, which hold more than one set of vectors. */
    public static boolean isHdf5(Path file) {
        return HDF5.contains(ending(file));
    }

    /**
     * Opens a file of one set of vectors; its size and structure have been checked, its components have not.
     *
     * @throws DatasetException naming the file where it is not there, damaged, or of an unknown kind
     */
    public static VectorFile open(Path file) {
        requireFile(file);
        try {
            return switch (ending(file)) {
                case "npy" -> NpyFiles.open(file);
                case "fvecs" -> VecsFiles.open(file, Element.FLOAT32);
                case "ivecs" -> VecsFiles.open(file, Element.INT32);
                case "bvecs" -> VecsFiles.open(file, Element.UINT8);
                case "fbin" -> BinFiles.open(file, Element.FLOAT32);
                case "ibin" -> BinFiles.open(file, Element.INT32);
                case "u8bin" -> BinFiles.open(file, Element.UINT8);
                case "i8bin" -> BinFiles.open(file, Element.INT8);
                default ->
                    throw new DatasetException(
                            "what " + file + " holds is unknown; its name must end in one of " + KNOWN);
            };
        } catch (IOException e) {
            throw new DatasetException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Refuses what is no file. */
    public static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("there is no file " + file + "; check its name");
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
