package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.MetadataFilter.Compared;
import dev.touchstone.store.MetadataFilter.Comparison;
import dev.touchstone.store.MetadataFilter.Contains;
import dev.touchstone.store.MetadataFilter.Equal;
import dev.touchstone.store.MetadataFilter.Exists;
import java.util.List;

/** Faults of the conditions of filters. */
final class FilterMutants {
    private FilterMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("filter_forgotten", "No filter is looked at.", "FIL-01")
                        .store(Faults.filtering(filter -> MetadataFilter.all())),
                named("equality_of_doubles", "Numbers are equal when their nearest 64-bit floats are.", "FIL-01")
                        .store(Conditions.meaning(
                                Equal.class,
                                (equal, stored) -> (equal.value() instanceof Number a && stored instanceof Number b)
                                        ? a.doubleValue() == b.doubleValue()
                                        : Conditions.sound(equal, stored))),
                named("numbers_ordered_as_text", "Less and greater compare numbers as they are written.", "FIL-03")
                        .store(Conditions.meaning(
                                Compared.class,
                                (compared, stored) ->
                                        (stored instanceof Number a && compared.bound() instanceof Number b)
                                                ? compared.comparison()
                                                        .holds(a.toString().compareTo(b.toString()))
                                                : Conditions.sound(compared, stored))),
                named("order_of_doubles", "Less and greater compare the nearest 64-bit floats.", "FIL-03")
                        .store(Conditions.meaning(
                                Compared.class,
                                (compared, stored) -> (stored instanceof Number a
                                                && compared.bound() instanceof Number b)
                                        ? compared.comparison().holds(Double.compare(a.doubleValue(), b.doubleValue()))
                                        : Conditions.sound(compared, stored))),
                named("json_orders_types", "Less and greater use JSON's own order: booleans after numbers.", "FIL-03")
                        .store(Conditions.meaning(
                                Compared.class,
                                (compared, stored) -> (stored instanceof Boolean && compared.bound() instanceof Number)
                                        ? compared.comparison().holds(1)
                                        : Conditions.sound(compared, stored))),
                named("collation_of_the_database", "Strings are ordered without regard to case.", "FIL-04")
                        .store(Conditions.meaningForStrings(
                                Compared.class,
                                Compared::bound,
                                (compared, a, b) -> compared.comparison().holds(a.compareToIgnoreCase(b)))),
                named("order_of_utf_16", "Strings are ordered by UTF-16 units: emoji before U+FFEE.", "FIL-04")
                        .store(Conditions.meaningForStrings(
                                Compared.class,
                                Compared::bound,
                                (compared, a, b) -> compared.comparison().holds(a.compareTo(b)))),
                named("null_taken_for_absent", "A key whose value is null does not exist.", "FIL-05")
                        .store(Conditions.meaning(Exists.class, (exists, stored) -> stored != null)),
                named("contains_finds_substrings", "Contains finds a string in a string.", "FIL-06")
                        .store(Conditions.meaningForStrings(
                                Contains.class, Contains::element, (contains, a, b) -> a.contains(b))),
                named("bound_included", "Greater is greater or equal.", "FIL-09")
                        .store(Conditions.rewriting(Compared.class, FilterMutants::withBound)),
                named("floats_widened", "A float is compared as the double it widens to.", "FIL-12")
                        .store(Conditions.rewriting(
                                Equal.class,
                                equal -> equal.value() instanceof Float value
                                        ? new Equal(equal.key(), (double) value)
                                        : equal)),
                named("values_trimmed", "Strings are trimmed before they are compared.", "FIL-13")
                        .store(Conditions.meaningForStrings(
                                Equal.class,
                                Equal::value,
                                (equal, a, b) -> a.strip().equals(b.strip()))),
                named("case_ignored", "Strings are equal whatever their case.", "FIL-13")
                        .store(Conditions.meaningForStrings(
                                Equal.class, Equal::value, (equal, a, b) -> a.equalsIgnoreCase(b))),
                named("equality_of_text", "Values are equal when they are written the same: 1 is '1'.", "FIL-16")
                        .store(Conditions.meaning(
                                Equal.class,
                                (equal, stored) -> String.valueOf(stored).equals(String.valueOf(equal.value())))),
                named("booleans_are_numbers", "True equals 1 and false 0.", "FIL-16")
                        .store(Conditions.meaning(
                                Equal.class,
                                (equal, stored) -> Conditions.sound(
                                        new Equal(equal.key(), number(equal.value())), number(stored)))));
    }

    private static MetadataFilter withBound(Compared compared) {
        return compared.comparison() == Comparison.GREATER
                ? new Compared(compared.key(), Comparison.GREATER_OR_EQUAL, compared.bound())
                : compared;
    }

    private static Object number(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return value;
    }
}
