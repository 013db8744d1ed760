package dev.touchstone.bench.ageing;

import dev.touchstone.bench.config.AgeingRunbook;
import dev.touchstone.bench.config.AgeingRunbook.Cycle;
import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.dataset.Corpus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which documents live, and what comes and goes, by a seed.
 *
 * <p>Rows that are deleted come back after all others that wait. An updated or returning vector is the corpus's, moved
 * by the runbook's drift in a direction drawn anew each time: were it the same one, pgvector would put it into the
 * element of the dead row, and nothing would age.
 */
final class Population {
    private final Corpus corpus;
    private final AgeingRunbook runbook;
    private final Random random;
    private final List<Life> living = new ArrayList<>();
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final int[] generations;

    /**
     * What one batch of writes does.
     *
     * @param deleted ids of documents that go
     * @param updated documents under ids that are stored already
     * @param inserted documents under new ids
     */
    record Writes(List<String> deleted, List<Life> updated, List<Life> inserted) {}

    /**
     * Begins with the first rows of a corpus.
     *
     * @throws ConfigurationException if the corpus is too small for the runbook's inserts
     */
    Population(Corpus corpus, AgeingRunbook runbook, long seed) {
        this.corpus = corpus;
        this.runbook = runbook;
        this.random = new Random(seed);
        this.generations = new int[corpus.size()];
        int first = (int) Math.round(corpus.size() * runbook.initialShare());
        requireRoom(first);
        IntStream.range(0, corpus.size()).forEach(waiting::add);
        IntStream.range(0, first).forEach(number -> living.add(born()));
    }

    private void requireRoom(int first) {
        int lives = first;
        for (int number = 0; number < runbook.cycles(); number++) {
            Cycle cycle = runbook.cycle(lives);
            int left = corpus.size() - (lives - cycle.deleted());
            if (cycle.inserted() > left || cycle.updated() + cycle.deleted() > lives || cycle.deleted() == lives) {
                throw new ConfigurationException("the runbook inserts " + cycle.inserted() + " documents in cycle "
                        + (number + 1) + " where " + lives + " live, and the dataset has " + corpus.size()
                        + "; lower initial_share or day.inserted, or take a larger dataset");
            }
            lives += cycle.inserted() - cycle.deleted();
        }
    }

    List<Life> living() {
        return Collections.unmodifiableList(living);
    }

    /** Draws the next batch of writes and lets it happen. */
    Writes next() {
        Cycle cycle = runbook.cycle(living.size());
        Collections.shuffle(living, random);
        List<Life> gone = living.subList(0, cycle.deleted());
        List<String> deleted = gone.stream().map(Life::id).toList();
        gone.forEach(life -> waiting.add(life.row()));
        gone.clear();
        List<Life> updated = new ArrayList<>();
        for (int i = 0; i < cycle.updated(); i++) {
            Life life = living.get(i);
            living.set(i, new Life(life.id(), life.row(), vector(life.row())));
            updated.add(living.get(i));
        }
        List<Life> inserted =
                IntStream.range(0, cycle.inserted()).mapToObj(number -> born()).toList();
        living.addAll(inserted);
        return new Writes(deleted, updated, inserted);
    }

    private Life born() {
        int row = waiting.remove();
        String id = corpus.id(row);
        return new Life(generations[row] == 0 ? id : id + "~" + generations[row], row, vector(row));
    }

    /** The row's vector in its next generation. */
    private float[] vector(int row) {
        float[] vector = corpus.vector(row);
        return generations[row]++ == 0 ? vector : moved(vector);
    }

    private float[] moved(float[] vector) {
        double[] direction = random.doubles(vector.length, -1, 1).toArray();
        double factor = runbook.drift() * length(vector) / length(direction);
        float[] moved = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            moved[i] = (float) (vector[i] + factor * direction[i]);
        }
        return moved;
    }

    private static double length(float[] vector) {
        double square = 0;
        for (float component : vector) {
            square += (double) component * component;
        }
        return Math.sqrt(square);
    }

    private static double length(double[] vector) {
        double square = 0;
        for (double component : vector) {
            square += component * component;
        }
        return Math.sqrt(square);
    }
}
