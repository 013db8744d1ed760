package dev.touchstone.store.postgres;

import dev.touchstone.store.index.IndexSpec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The SQL by which an operator changes the vector index of a space without the store: the present one answers until the
 * new one is there.
 *
 * <p>Each list is run in its order, one statement a transaction, as the owner of the tables; it ends at the first that
 * fails. Whatever {@link #replace} has left then, {@link #restore} mends.
 */
public final class IndexScripts {
    private static final String BEFORE = "_before";
    private static final String AFTER = "_after";

    private final SpaceNames names;

    IndexScripts(SpaceNames names) {
        this.names = names;
    }

    /** Returns the statements that put an index in place of the present one, if there is one. */
    public List<String> replace(IndexSpec wanted) {
        if (wanted instanceof IndexSpec.Exact) {
            return each(partition -> Stream.of(drop(partition.index())));
        }
        IndexDefinition definition = new IndexDefinition(names, wanted);
        return each(partition -> Stream.of(
                rename(partition.index(), partition.indexName() + BEFORE),
                definition.createSql(partition),
                drop(partition.index() + BEFORE)));
    }

    /** Returns the statements that bring back an index that {@link #replace} took away, built anew where it is gone. */
    public List<String> restore(IndexSpec before) {
        if (before instanceof IndexSpec.Exact) {
            return each(partition -> Stream.of(drop(partition.index()), drop(partition.index() + BEFORE)));
        }
        IndexDefinition definition = new IndexDefinition(names, before);
        return each(partition -> Stream.of(
                rename(partition.index(), partition.indexName() + AFTER),
                rename(partition.index() + BEFORE, partition.indexName()),
                definition.createIfAbsentSql(partition),
                drop(partition.index() + AFTER)));
    }

    private List<String> each(Function<Partition, Stream<String>> statements) {
        return names.partitions().stream().flatMap(statements).toList();
    }

    private static String rename(String index, String name) {
        return "alter index if exists " + index + " rename to " + name;
    }

    private static String drop(String index) {
        return "drop index concurrently if exists " + index;
    }
}
