package dev.touchstone.conformance.postgres;

/**
 * One thing a machine has or lacks.
 *
 * @param subject what was looked for
 * @param state whether it is there, missing, or missing but not needed
 * @param found what was found, for people to read, without host, user or password
 * @param remedy the one command or action that mends it; empty unless something is missing
 */
public record Check(String subject, State state, String found, String remedy) {
    /** The outcomes of a check. */
    public enum State {
        /** There and usable. */
        OK,
        /** Not there, and not needed because another way is open. */
        OPTIONAL,
        /** Not there, and needed. */
        MISSING
    }

    public Check {
        if (state == State.MISSING && remedy.isEmpty()) {
            throw new IllegalArgumentException("a missing " + subject + " needs a remedy");
        }
    }

    static Check ok(String subject, String found) {
        return new Check(subject, State.OK, found, "");
    }

    static Check missing(String subject, String found, String remedy) {
        return new Check(subject, State.MISSING, found, remedy);
    }

    static Check optional(String subject, String found, String remedy) {
        return new Check(subject, State.OPTIONAL, found, remedy);
    }

    /** Returns the same finding where it is no fault. */
    static Check optional(Check check) {
        return new Check(check.subject, State.OPTIONAL, check.found, check.remedy);
    }

    /** Whether nothing has to be mended here. */
    public boolean ok() {
        return state != State.MISSING;
    }
}
