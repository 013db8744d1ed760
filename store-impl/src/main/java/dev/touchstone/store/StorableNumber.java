package dev.touchstone.store;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Checks that a number survives storing as JSON unchanged. */
public final class StorableNumber {
    private static final int MAX_DIGITS = 900;

    private StorableNumber() {}

    /**
     * Refuses NaN, the infinities, types other than Java's own immutable numbers, and numbers that need more than
     * {@value #MAX_DIGITS} digits written out, which no JSON reader takes back.
     *
     * @param what names the value in the message
     * @throws InvalidInputException naming the number or its type
     */
    public static void require(String what, Number number) {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new InvalidInputException(what + " holds " + number + ", which JSON cannot say");
            }
        } else if (number instanceof BigDecimal decimal) {
            requireShort(what, Math.abs((long) decimal.scale()) + decimal.precision());
        } else if (number instanceof BigInteger integer) {
            requireShort(what, (long) (integer.bitLength() * Math.log10(2)) + 1);
        } else if (!isInteger(number)) {
            throw new InvalidInputException(
                    what + " holds a " + number.getClass().getSimpleName()
                            + "; JSON has null, booleans, numbers, strings, lists and maps");
        }
    }

    private static boolean isInteger(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte;
    }

    private static void requireShort(String what, long digits) {
        if (digits > MAX_DIGITS) {
            throw new InvalidInputException(what + " holds a number of about " + digits + " digits; at most "
                    + MAX_DIGITS + " can be read back");
        }
    }
}
