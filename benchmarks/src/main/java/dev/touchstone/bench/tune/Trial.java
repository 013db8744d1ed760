package dev.touchstone.bench.tune;

import dev.touchstone.bench.tune.Laboratory.Plans;
import dev.touchstone.bench.tune.Laboratory.Screening;
import dev.touchstone.bench.tune.Laboratory.Timed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of one candidate so far; belongs to one search. */
final class Trial {
    private final Candidate candidate;
    private final List<Screening> passes = new ArrayList<>();
    private final List<Timed> turns = new ArrayList<>();
    private Optional<Plans> plans = Optional.empty();
    private Optional<Screening> first = Optional.empty();
    private Optional<String> dropped = Optional.empty();

    Trial(Candidate candidate) {
        this.candidate = candidate;
    }

    Candidate candidate() {
        return candidate;
    }

    /** Whole passes, one a build. */
    List<Screening> passes() {
        return List.copyOf(passes);
    }

    /** Turns of the forked benchmark, one a build. */
    List<Timed> turns() {
        return List.copyOf(turns);
    }

    Optional<Plans> plans() {
        return plans;
    }

    /** The first look, at few queries. */
    Optional<Screening> first() {
        return first;
    }

    /** The most that is known of its answers: its first whole pass, else its first look. */
    Optional<Screening> best() {
        return passes.isEmpty() ? first : Optional.of(passes.get(0));
    }

    Optional<String> dropped() {
        return dropped;
    }

    boolean isVoid() {
        return plans.flatMap(Plans::fault).isPresent();
    }

    /** Whether it may still be chosen. */
    boolean isAlive() {
        return !isVoid() && dropped.isEmpty();
    }

    /** Keeps the plans of the first build, or those of the first one that makes it void. */
    void planned(Plans seen) {
        if (plans.isEmpty() || (!isVoid() && seen.fault().isPresent())) {
            plans = Optional.of(seen);
        }
    }

    void looked(Screening pass) {
        first = Optional.of(pass);
    }

    void asked(Screening pass) {
        passes.add(pass);
    }

    void timed(Timed turn) {
        turns.add(turn);
    }

    void drop(String reason) {
        dropped = Optional.of(reason);
    }

    void revive() {
        dropped = Optional.empty();
    }
}
