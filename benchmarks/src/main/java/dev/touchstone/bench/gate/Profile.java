package dev.touchstone.bench.gate;

/** How much a gate measures: each round builds the index anew, scores every query and times one turn. */
public enum Profile {
    /** Ends within three minutes on the small demo set and two quiet cores. */
    QUICK(15),
    /** More rounds. */
    STANDARD(20),
    /** For a small margin between the figure and its limit. */
    THOROUGH(40);

    private final int rounds;

    Profile(int rounds) {
        this.rounds = rounds;
    }

    /** Returns the number of rounds, each with a build and a turn of its own. */
    public int rounds() {
        return rounds;
    }
}
