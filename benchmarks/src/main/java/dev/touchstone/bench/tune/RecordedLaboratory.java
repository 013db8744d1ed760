package dev.touchstone.bench.tune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Answers with what an exhaustive run recorded: each answer is that of one of the recorded rounds, drawn by a seed, and
 * a first look sees the same queries, drawn by the seed too, of every candidate.
 */
final class RecordedLaboratory implements Laboratory {
    private final Journal journal;
    private final int rounds;
    private final int queries;
    private final Random random;
    private final List<Integer> order;

    /**
     * @param rounds of the recorded comparison, numbered from 1
     * @param queries of a whole recorded pass
     */
    RecordedLaboratory(Journal journal, int rounds, int queries, long seed) {
        this.journal = journal;
        this.rounds = rounds;
        this.queries = queries;
        this.random = new Random(seed);
        this.order = new ArrayList<>(IntStream.range(0, queries).boxed().toList());
        Collections.shuffle(order, random);
    }

    @Override
    public Built build(TuneBuild build, int round) {
        return drawn(Built.class, drawn -> "build/" + drawn + "/" + build.name());
    }

    @Override
    public Plans plans(Candidate candidate) {
        return journal.find("plans/" + candidate.name(), Plans.class)
                .orElseThrow(() -> missing("the plans of " + candidate.name()));
    }

    @Override
    public Screening screen(Candidate candidate, int round, int count) {
        Screening whole = drawn(Screening.class, drawn -> "screen/" + drawn + "/" + queries + "/" + candidate.name());
        if (whole.recalls().length != queries || whole.millis().length != queries) {
            throw missing("a pass of " + candidate.name() + " over queries that all have a match");
        }
        return new Screening(
                some(whole.recalls(), count),
                some(whole.millis(), count),
                whole.fillRate(),
                whole.exactFallbacks(),
                List.of(),
                whole.seconds() * count / queries);
    }

    private double[] some(double[] values, int count) {
        return order.subList(0, count).stream()
                .mapToDouble(query -> values[query])
                .toArray();
    }

    @Override
    public List<Timed> time(List<Candidate> candidates, int round) {
        return candidates.stream()
                .map(candidate -> drawn(Timed.class, drawn -> "time/" + drawn + "/" + candidate.name()))
                .toList();
    }

    private <T> T drawn(Class<T> type, Function<Integer, String> key) {
        int first = random.nextInt(rounds);
        return IntStream.range(0, rounds)
                .mapToObj(i -> journal.find(key.apply(1 + (first + i) % rounds), type))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> journal.find(key.apply(0), type))
                .orElseThrow(() -> missing(key.apply(1)));
    }

    private static IllegalStateException missing(String what) {
        return new IllegalStateException("the exhaustive run did not record " + what + "; was it cut short?");
    }
}
