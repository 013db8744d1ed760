package dev.touchstone.dataset.doctor;

import java.util.Objects;

/**
 * One thing that was looked at.
 *
 * @param grade how bad it is
 * @param subject what was looked at
 * @param found what was found, with figures
 * @param meaning what that means for the index
 */
public record Finding(Grade grade, String subject, String found, String meaning) {
    /** How bad a finding is. */
    public enum Grade {
        /** As it should be. */
        OK,
        /** Worth knowing. */
        NOTE,
        /** Some index or setting will not do well. */
        WARNING,
        /** Cannot be stored or searched as it is. */
        FAULT
    }

    public Finding {
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(meaning, "meaning");
    }
}
