import java.util.Map;
import org.h2.mvstore.MVMap;

/** A map whose changes are also written to the journal. */
final class LoggedMap<K, V> extends MVMap<K, V> {
    private final Journal journal;
    private final String name;

    private LoggedMap(Builder<K, V> builder, Map<String, Object> config) {
        super(config, builder.getKeyType(), builder.getValueType());
        journal = builder.journal;
        name = builder.name;
    }

    /** Every single change of a map comes through here. */
    @Override
    public V operate(K key, V value, DecisionMaker<? super V> decision) {
        V before = super.operate(key, value, decision);
        if (decision == DecisionMaker.REMOVE) {
            journal.add(name, key, null);
        } else if (decision == DecisionMaker.PUT || isAdded(before, value)) {
            journal.add(name, key, value);
        }
        return before;
    }

    // putIfAbsent, whose decision maker is private to H2. Its housekeeping, which rewrites pages, brings no value.
    private static boolean isAdded(Object before, Object value) {
        return before == null && value != null;
    }

    static final class Builder<K, V> extends BasicBuilder<LoggedMap<K, V>, K, V> {
        private final Journal journal;
        private final String name;

        Builder(Journal journal, String name, BsonType<K> keys, BsonType<V> values) {
            this.journal = journal;
            this.name = name;
            keyType(keys).valueType(values);
        }

        @Override
        protected LoggedMap<K, V> create(Map<String, Object> config) {
            return new LoggedMap<>(this, config);
        }
    }
}
