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
    private final int exactQueries;
    private final Random random;
    private final List<Integer> order;

    /**
     * @param rounds of the recorded comparison, numbered from 1
     * @param rules with the queries of a whole recorded pass
     */
    RecordedLaboratory(Journal journal, int rounds, Rules rules, long seed) {
        this.journal = journal;
        this.rounds = rounds;
        this.queries = rules.queries();
        this.exactQueries = rules.exactQueries();
        this.random = new Random(seed);
        this.order = new ArrayList<>(IntStream.range(0, queries).boxed().toList());
        Collections.shuffle(order, random);
    }

    @Override
    public Built build(TuneBuild build, int round) {
        return drawn(Built.class, drawn -> "build/" + drawn + "/" + build.name());
    }

    @Override
    public Plans plans(Candidate candidate, int round) {
        return drawn(Plans.class, drawn -> "plans/" + drawn + "/" + candidate.name());
    }

    @Override
    public Screening screen(Candidate candidate, int round, int count) {
        int asked = candidate.build().isExact() ? exactQueries : queries;
        Screening whole = drawn(Screening.class, drawn -> "screen/" + drawn + "/" + asked + "/" + candidate.name());
        if (whole.recalls().length != asked || whole.millis().length != asked) {
            throw missing("a pass of " + candidate.name() + " over queries that all have a match");
        }
        return new Screening(
                some(whole.recalls(), count),
                some(whole.millis(), count),
                some(whole.relative(), count),
                whole.referenceMillis(),
                whole.fillRate(),
                whole.exactFallbacks(),
                List.of(),
                whole.seconds() * count / asked);
    }

    private double[] some(double[] values, int count) {
        return order.stream()
                .filter(query -> query < values.length)
                .limit(count)
                .mapToDouble(query -> values[query])
                .toArray();
    }

    @Override
    public List<List<Timed>> time(List<Stage> stages, int round) {
        stages.forEach(stage -> stage.prepare().run());
        return stages.stream()
                .map(stage -> stage.candidates().stream()
                        .map(candidate -> drawn(Timed.class, drawn -> "time/" + drawn + "/" + candidate.name()))
                        .toList())
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
