import de.bwaldvogel.mongo.bson.Document;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * An H2 store in which a finished command survives {@code kill -9}. Committing H2 for each command would do that too, but rewrites
 * every page that the command touched; here its changes are appended to a journal, and H2 commits every other second.
 */
final class JournaledStore {
    private static final int COMMIT_MS = 2_000;
    private static final String FIRST_JOURNAL = "firstJournal";

    private final MVStore store;
    private final Journal journal;
    /** Which journal to replay from. In the store itself, so that it changes in the same commit as the data. */
    private final MVMap<String, Long> state;
    /** Held by a command from its first change to its journal entry, so that entries are in the order in which things happened. */
    private final ReentrantLock changing = new ReentrantLock();
    private boolean changed;

    JournaledStore(MVStore store, String file) {
        this.store = store;
        this.journal = new Journal(file);
        this.state = store.openMap("fanfare.journal");
        recover();
        startCommitting();
    }

    MVStore store() {
        return store;
    }

    <K, V> MVMap<K, V> open(String name, BsonType<K> keys, BsonType<V> values) {
        return store.openMap(name, new LoggedMap.Builder<>(journal, name, keys, values));
    }

    /** Runs a command that may change something and returns when that is safe. */
    <T> T change(Supplier<T> command) {
        changing.lock();
        try {
            return command.get();
        } finally {
            // Also after a failure: half of an unordered batch may have been written.
            changed = true;
            journal.write();
            changing.unlock();
        }
    }

    /** As {@link #change}, for commands that change more than the content of maps. */
    <T> T changeStructure(Supplier<T> command) {
        try {
            return change(command);
        } finally {
            commit();
        }
    }

    synchronized void close() {
        commit();
        store.close();
    }

    private void recover() {
        long first = state.getOrDefault(FIRST_JOURNAL, 0L);
        long next = first;
        for (; journal.exists(next); next++) {
            journal.replay(next, this::apply);
        }
        state.put(FIRST_JOURNAL, next);
        store.commit();
        for (long number = first; number < next; number++) {
            journal.delete(number);
        }
        journal.switchTo(next);
    }

    private void apply(Document change) {
        String name = (String) change.get("m");
        Document key = (Document) change.get("k");
        Document value = (Document) change.get("v");
        if (BsonTypes.isKey(name)) {
            put(open(name, BsonTypes.KEY, BsonTypes.VALUE), BsonTypes.KEY.fromDocument(key), value == null ? null : BsonTypes.VALUE.fromDocument(value));
        } else {
            put(open(name, BsonTypes.VALUE, BsonTypes.DOCUMENT), BsonTypes.VALUE.fromDocument(key), value);
        }
    }

    private static <K, V> void put(MVMap<K, V> map, K key, V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    private void startCommitting() {
        Thread thread = new Thread(() -> {
            while (true) {
                try {
                    Thread.sleep(COMMIT_MS);
                } catch (InterruptedException e) {
                    return;
                }
                commit();
            }
        }, "commit");
        thread.setDaemon(true);
        // The file cannot be written. To go on would fill the journal; to stop is seen by whoever started us.
        thread.setUncaughtExceptionHandler((failed, error) -> {
            error.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        thread.start();
    }

    private synchronized void commit() {
        long old;
        changing.lock();
        try {
            if (!changed || store.isClosed()) {
                return;
            }
            changed = false;
            old = state.get(FIRST_JOURNAL);
            journal.switchTo(old + 1);
            state.put(FIRST_JOURNAL, old + 1);
            // Takes a snapshot and lets H2's own thread write it, unless another store operation is under way.
            if (store.tryCommit() < 0) {
                store.commit();
            }
        } finally {
            changing.unlock();
        }
        store.executeFilestoreOperation(() -> { }); // waits until the snapshot is written
        journal.delete(old);
    }
}
