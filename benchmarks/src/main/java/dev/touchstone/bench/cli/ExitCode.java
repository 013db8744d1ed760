package dev.touchstone.bench.cli;

/** How a command ends. */
public final class ExitCode {
    /** Everything asked was done and every check passed. */
    public static final int OK = 0;

    /** A check failed. */
    public static final int CHECK_FAILED = 1;

    /** The evidence does not suffice for a verdict. */
    public static final int INCONCLUSIVE = 2;

    /** It could not be measured or done: the message says why. */
    public static final int NOT_MEASURED = 3;

    /** The command line or a configuration file cannot be used. */
    public static final int USAGE = 64;

    private ExitCode() {}
}
