package dev.touchstone.dataset.format;

import dev.touchstone.dataset.DatasetException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** npy, numpy's array format (NEP 1), versions 1 to 3: a header that is a Python dictionary, then the components. */
final class NpyFiles {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_HEADER_BYTES = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=])(\\w+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\s*(\\d{1,18})\\s*,\\s*(\\d{1,18})\\s*,?\\s*");
    private static final Map<String, Element> ELEMENTS = Map.of(
            "f2", Element.FLOAT16,
            "f4", Element.FLOAT32,
            "f8", Element.FLOAT64,
            "i4", Element.INT32,
            "i1", Element.INT8,
            "u1", Element.UINT8);

    private NpyFiles() {}

    static VectorFile open(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw refuse(file, "it does not begin as npy files do");
            }
            int version = in.readUnsignedByte();
            in.readUnsignedByte();
            int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
            long length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length |= (long) in.readUnsignedByte() << (8 * i);
            }
            if (version < 1 || version > 3 || length > MOST_HEADER_BYTES) {
                throw refuse(file, "its header says version " + version + " and " + length + " bytes");
            }
            String header = new String(in.readNBytes((int) length), StandardCharsets.ISO_8859_1);
            return new RawVectors(file, layout(file, header, MAGIC.length + 2 + lengthBytes + length));
        } catch (EOFException e) {
            throw refuse(file, "it ends within its header");
        }
    }

    private static RawLayout layout(Path file, String header, long start) {
        Matcher type = find(TYPE, file, header);
        Element element = ELEMENTS.get(type.group(2));
        if (element == null) {
            throw refuse(file, "its type is " + type.group(2) + "; save it with .astype('float32')");
        }
        if (find(ORDER, file, header).group(1).equals("True")) {
            throw refuse(file, "it is in column order; save numpy.ascontiguousarray(…) of it");
        }
        Matcher shape = ROWS_AND_COLUMNS.matcher(find(SHAPE, file, header).group(1));
        if (!shape.matches()) {
            throw refuse(
                    file, "its shape is (" + find(SHAPE, file, header).group(1) + "); it must be (vectors, dimension)");
        }
        ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        Shape size = Shape.of(file, Long.parseLong(shape.group(1)), Long.parseLong(shape.group(2)));
        return RawLayout.dense(start, size, element, order);
    }

    private static Matcher find(Pattern pattern, Path file, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw refuse(file, "its header is '" + header.strip().replaceAll("[^ -~]", "?") + "'");
        }
        return matcher;
    }

    private static DatasetException refuse(Path file, String why) {
        return new DatasetException(file + " cannot be read as npy: " + why);
    }
}
