package dev.touchstone.conformance.sequence;

import dev.touchstone.conformance.random.RandomMetadata;
import dev.touchstone.conformance.sequence.Operation.Add;
import dev.touchstone.conformance.sequence.Operation.NewDocument;
import dev.touchstone.store.MetadataFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Makes sequences of operations over few names and short vectors, so that they meet each other. */
public final class RandomOperations {
    private static final int NAMES = 12;
    private static final int COMPONENTS = 4;
    private static final int LARGE_CALL = 40;
    private static final List<String> TEXTS = List.of("", " ", "a text", "zwei\nZeilen\t", "\ud83d\ude00 é", "'; --");

    private final SplittableRandom random;
    private final RandomMetadata metadata;

    /** Makes the sequences of one seed. */
    public RandomOperations(long seed) {
        this.random = new SplittableRandom(seed);
        this.metadata = new RandomMetadata(random);
    }

    /** Returns the next sequence, which begins with an {@link Add}. */
    public List<Operation> next(int length) {
        List<Operation> operations = new ArrayList<>();
        operations.add(add(2 + random.nextInt(5)));
        while (operations.size() < length) {
            List<Operation> asked =
                    operations.stream().filter(RandomOperations::reads).toList();
            boolean changed = !reads(operations.get(operations.size() - 1));
            boolean again = changed && !asked.isEmpty() && random.nextBoolean();
            operations.add(again ? asked.get(random.nextInt(asked.size())) : operation());
        }
        return operations;
    }

    /** Whether asking again tells something: an answer that was kept too long shows only then. */
    private static boolean reads(Operation operation) {
        return operation instanceof Operation.Search
                || operation instanceof Operation.Get
                || operation instanceof Operation.PageThrough;
    }

    private Operation operation() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> add(random.nextInt(5));
            case 3 -> random.nextInt(6) == 0 ? largeAdd() : flawedAdd();
            case 4, 5 -> new Operation.Delete(names());
            case 6, 7, 8 -> new Operation.DeleteMatching(metadata.filter(2));
            case 9, 10 -> new Operation.Get(names());
            case 11 -> new Operation.PageThrough(1 + random.nextInt(6), filter());
            case 12 -> new Operation.Count();
            case 13 -> new Operation.Reopen();
            default -> new Operation.Search(vector(), 1 + random.nextInt(15), filter(), minScore());
        };
    }

    private Add add(int count) {
        Map<String, NewDocument> documents = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            NewDocument document = document(name());
            documents.put(document.name(), document);
        }
        return new Add(List.copyOf(documents.values()));
    }

    /** Enough documents for a store to send them another way. */
    private Add largeAdd() {
        List<NewDocument> documents = new ArrayList<>(add(3).documents());
        for (int i = 0; i < LARGE_CALL; i++) {
            documents.add(document("many" + i));
        }
        return new Add(documents);
    }

    /** A call that has to be refused as a whole for its last document. */
    private Add flawedAdd() {
        List<NewDocument> documents = new ArrayList<>(add(2).documents());
        NewDocument good = document("flawed");
        documents.add(
                switch (random.nextInt(4)) {
                    case 0 -> new NewDocument(good.name(), true, "a\0b", Map.of(), good.vector());
                    case 1 -> new NewDocument(good.name(), true, "", Map.of(), List.of(0f));
                    case 2 -> new NewDocument(good.name(), true, "", Map.of("a", Double.NaN), good.vector());
                    default -> new NewDocument(good.name(), true, "", Map.of(), List.of(1f, Float.NaN));
                });
        return new Add(documents);
    }

    private NewDocument document(String name) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return new NewDocument(name, random.nextBoolean(), text, metadata.metadata(), vector());
    }

    private String name() {
        return "n" + random.nextInt(NAMES);
    }

    /** At times with a name twice, or one that was never added. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            names.add(random.nextInt(10) == 0 ? "unknown" : name());
        }
        return names;
    }

    private MetadataFilter filter() {
        return random.nextBoolean() ? MetadataFilter.all() : metadata.filter(2);
    }

    private OptionalDouble minScore() {
        return random.nextInt(3) > 0 ? OptionalDouble.empty() : OptionalDouble.of((random.nextInt(21) - 10) / 10.0);
    }

    /** Whole numbers half the time, so that directions and scores repeat. */
    private List<Float> vector() {
        boolean whole = random.nextBoolean();
        List<Float> vector = new ArrayList<>();
        for (int i = 0; i < COMPONENTS; i++) {
            vector.add(whole ? random.nextInt(5) - 2f : random.nextInt(-300, 300) / 100f);
        }
        if (vector.stream().allMatch(component -> component == 0)) {
            vector.set(0, 1f);
        }
        return vector;
    }
}
