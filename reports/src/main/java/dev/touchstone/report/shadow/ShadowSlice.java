package dev.touchstone.report.shadow;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What happened in one slice of a shadow period.
 *
 * @param from when it begins
 * @param questions how many questions came to what: one of {@link ShadowFate}, in lower case
 * @param differences how many differences of what class
 * @param behind the most documents whose last change PostgreSQL lacked
 * @param missing documents the file store held more than PostgreSQL, when last counted; negative where it held fewer,
 *     absent before the first count
 */
public record ShadowSlice(
        Instant from, Map<String, Long> questions, Map<String, Long> differences, long behind, OptionalLong missing) {
    public ShadowSlice {
        questions = Collections.unmodifiableMap(new TreeMap<>(questions));
        differences = Collections.unmodifiableMap(new TreeMap<>(differences));
    }

    /** How many questions came to that. */
    public long questions(ShadowFate fate) {
        return questions.getOrDefault(fate.key(), 0L);
    }
}
