package dev.touchstone.store.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.util.Locale;

/** Numbers and bytes as some protocols write them in a roundabout way. */
final class PickleText {
    private PickleText() {}

    /** Returns a float as Python's {@code repr} writes it. */
    static double number(String line) {
        try {
            return switch (line.toLowerCase(Locale.ROOT)) {
                case "nan" -> Double.NaN;
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(line);
            };
        } catch (NumberFormatException e) {
            throw new RefusedPickleException("it holds a number that is none");
        }
    }

    /** Returns an integer, with or without the L of Python 2, as the nearest 64-bit float. */
    static double integer(String line) {
        try {
            return new BigInteger(line.endsWith("L") ? line.substring(0, line.length() - 1) : line).doubleValue();
        } catch (NumberFormatException e) {
            throw new RefusedPickleException("it holds an integer that is none");
        }
    }

    /** Returns an integer in two's complement, the lowest byte first, as the nearest 64-bit float; 0 of no bytes. */
    static double integer(byte[] lowestFirst) {
        byte[] highestFirst = new byte[lowestFirst.length];
        for (int i = 0; i < lowestFirst.length; i++) {
            highestFirst[i] = lowestFirst[lowestFirst.length - 1 - i];
        }
        return highestFirst.length == 0 ? 0 : new BigInteger(highestFirst).doubleValue();
    }

    /** Returns the number of a numpy scalar: its dtype and its bytes. */
    static double scalar(PickleTuple arguments, FileChannel channel) throws IOException {
        NumpyType type = arguments.at(0, NumpyType.class);
        try (InputStream in = arguments.at(1, Payload.class).open(channel)) {
            byte[] raw = in.readNBytes(type.bytes() + 1);
            if (raw.length != type.bytes()) {
                throw new RefusedPickleException("a numpy scalar is not one number");
            }
            return type.decode(raw)[0];
        }
    }

    /** Returns the bytes that protocol 2 carries as a string and "latin1". */
    static Payload latin1(PickleTuple arguments) {
        Payload text = arguments.at(0, Payload.class);
        if (!arguments.at(1, Payload.class).string().equals("latin1") || !text.text()) {
            throw new RefusedPickleException("_codecs.encode is allowed for latin1 only");
        }
        return text;
    }
}
