package dev.touchstone.bench.tune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Answers with what an exhaustive run recorded. A search sees the recorded rounds in an order drawn by its seed, the same
 * for every candidate, since what settings of one round have in common is no difference between them; its first builds
 * are those of a round that its comparison does not see. A first look sees the same queries, drawn too, of every candidate.
 */
final class RecordedLaboratory implements Laboratory {
    private final Journal journal;
    private final List<Integer> rounds;
    private final int queries;
    private final int exactQueries;
    private final List<Integer> order;

    /**
     * @param rounds of the recorded comparison, numbered from 1; more than a search compares in
     * @param rules with the queries of a whole recorded pass
     */
    RecordedLaboratory(Journal journal, int rounds, Rules rules, long seed) {
        this.journal = journal;
        Random random = new Random(seed);
        this.rounds = shuffled(IntStream.rangeClosed(1, rounds), random);
        this.queries = rules.queries();
        this.exactQueries = rules.exactQueries();
        this.order = shuffled(IntStream.range(0, queries), random);
    }

    private static List<Integer> shuffled(IntStream numbers, Random random) {
        List<Integer> shuffled = new ArrayList<>(numbers.boxed().toList());
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @Override
    public Built build(TuneBuild build, int round) {
        return recorded(Built.class, round, drawn -> "build/" + drawn + "/" + build.name());
    }

    @Override
    public Plans plans(Candidate candidate, int round) {
        return recorded(Plans.class, round, drawn -> "plans/" + drawn + "/" + candidate.name());
    }

    @Override
    public Screening screen(Candidate candidate, int round, int count) {
        int asked = candidate.build().isExact() ? exactQueries : queries;
        Screening whole =
                recorded(Screening.class, round, drawn -> "screen/" + drawn + "/" + asked + "/" + candidate.name());
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
                        .map(candidate ->
                                recorded(Timed.class, round, drawn -> "time/" + drawn + "/" + candidate.name()))
                        .toList())
                .toList();
    }

    /** What stands for a round; the next one where that was not recorded. */
    private <T> T recorded(Class<T> type, int round, Function<Integer, String> key) {
        return IntStream.range(0, rounds.size())
                .mapToObj(i -> journal.find(key.apply(rounds.get((round + i) % rounds.size())), type))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> journal.find(key.apply(0), type))
                .orElseThrow(() -> missing(key.apply(1)));
    }

    private static IllegalStateException missing(String what) {
        return new IllegalStateException("the exhaustive run did not record " + what + "; was it cut short?");
    }
}
