import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;

/**
 * The H2 backend with two differences. A write is answered only when it is in the file: without this the last second is lost by
 * {@code kill -9}. And documents and keys are stored as BSON: H2's default, Java serialization, takes many times as long.
 */
final class DurableBackend extends H2Backend {
    private static final Set<String> READS = Set.of(
        "find", "getmore", "killcursors", "count", "distinct", "listcollections", "listindexes", "listdatabases",
        "hello", "ismaster", "buildinfo", "ping", "serverstatus", "whatsmyuri", "endsessions", "getlasterror",
        "dbstats", "collstats", "validate", "getlog", "hostinfo", "connectionstatus", "getcmdlineopts");

    private final GroupCommit commits;

    DurableBackend(MVStore store) {
        super(store);
        commits = new GroupCommit(store);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (isRead(command, query)) {
            return super.handleCommand(channel, database, command, query);
        }
        return commits.run(() -> super.handleCommand(channel, database, command, query));
    }

    private static boolean isRead(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (!name.equals("aggregate")) {
            return READS.contains(name);
        }
        return query.get("pipeline") instanceof List<?> stages && stages.stream()
            .noneMatch(stage -> stage instanceof Document s && (s.containsKey("$out") || s.containsKey("$merge")));
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new BsonDatabase(name);
    }

    /** An inner class because H2Database opens its collections from its constructor, before a subclass has fields of its own. */
    private final class BsonDatabase extends H2Database {
        BsonDatabase(String name) {
            super(name, getMvStore(), DurableBackend.this.getCursorRegistry());
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
            String fullName = getFullCollectionNamespace(name);
            MVMap<Object, Document> documents = open("databases." + fullName, BsonTypes.VALUE, BsonTypes.DOCUMENT);
            MVMap<String, Object> meta = getMvStore().openMap("meta." + fullName);
            return new H2Collection(this, name, options, documents, meta, cursorRegistry);
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
            String mapName = getFullCollectionNamespace(collection) + "._index_" + name;
            return new BsonUniqueIndex(open(mapName, BsonTypes.KEY, BsonTypes.VALUE), name, keys, sparse);
        }

        private <K, V> MVMap<K, V> open(String name, DataType<K> keys, DataType<V> values) {
            return getMvStore().openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
        }
    }
}
