package dev.touchstone.bench.plan;

/**
 * A step of a plan.
 *
 * @param name what it is remembered by; steps whose first words are equal are of one kind and keep one pace
 * @param seconds it is expected to take on two cores, above 0
 * @param result what comes of it
 */
record PlanStep<T>(String name, double seconds, Class<T> result) {
    /** The first word of its name. */
    String kind() {
        int end = name.indexOf(' ');
        return end < 0 ? name : name.substring(0, end);
    }
}
