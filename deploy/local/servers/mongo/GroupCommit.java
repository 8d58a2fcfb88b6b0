import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Commits once for all commands that finished since the last commit, and lets each answer only after the commit that contains it.
 * A commit never falls into the middle of a command: a document without its index entry would outlive a crash.
 */
final class GroupCommit {
    private final MVStore store;
    /** Shared by running commands, exclusive for a commit. */
    private final ReentrantReadWriteLock changing = new ReentrantReadWriteLock();
    private final AtomicLong finished = new AtomicLong();
    private final Object committing = new Object();
    private long committed;

    GroupCommit(MVStore store) {
        this.store = store;
    }

    <T> T run(Supplier<T> command) {
        long ticket;
        changing.readLock().lock();
        try {
            return command.get();
        } finally {
            // Also after a failure: half of an unordered batch may have been written.
            ticket = finished.incrementAndGet();
            changing.readLock().unlock();
            awaitCommit(ticket);
        }
    }

    private void awaitCommit(long ticket) {
        synchronized (committing) {
            if (committed >= ticket) {
                return; // whoever held the lock before has taken this command along
            }
            long upTo;
            changing.writeLock().lock();
            try {
                upTo = finished.get();
                store.commit();
            } finally {
                changing.writeLock().unlock();
            }
            committed = upTo;
        }
    }
}
