import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;

/**
 * Like mongo-java-server's H2 backend, with three differences. A write is answered only when it will survive {@code kill -9}: there the
 * last second is lost. Documents and keys are stored as BSON: there by Java serialization, which takes many times as long. And pages
 * in the order of ids are read where they lie: there all that matches is collected and sorted for each.
 */
final class DurableBackend extends AbstractMongoBackend {
    private static final String DATABASES = "databases.";
    private static final Set<String> READS = Set.of(
        "find", "getmore", "killcursors", "count", "distinct", "listcollections", "listindexes", "listdatabases",
        "hello", "ismaster", "buildinfo", "ping", "serverstatus", "whatsmyuri", "endsessions", "getlasterror",
        "dbstats", "collstats", "validate", "getlog", "hostinfo", "connectionstatus", "getcmdlineopts");
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "findandmodify");

    private final JournaledStore journaled;

    DurableBackend(JournaledStore journaled) {
        this.journaled = journaled;
        journaled.store().getMapNames().stream()
            .filter(map -> map.startsWith(DATABASES))
            .map(map -> map.substring(DATABASES.length()).split("\\.", 2)[0])
            .distinct()
            .forEach(this::resolveDatabase);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        Supplier<Document> handle = () -> super.handleCommand(channel, database, command, query);
        String name = command.toLowerCase(Locale.ROOT);
        if (CHANGES.contains(name)) {
            return journaled.change(handle);
        }
        return READS.contains(name) || isReadingAggregate(name, query) ? handle.get() : journaled.changeStructure(handle);
    }

    private static boolean isReadingAggregate(String name, Document query) {
        return name.equals("aggregate") && query.get("pipeline") instanceof List<?> stages && stages.stream()
            .noneMatch(stage -> stage instanceof Document s && (s.containsKey("$out") || s.containsKey("$merge")));
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new BsonDatabase(name);
    }

    @Override
    public void close() {
        super.close();
        journaled.close();
    }

    /** An inner class because H2Database opens its collections from its constructor, before a subclass has fields of its own. */
    private final class BsonDatabase extends H2Database {
        BsonDatabase(String name) {
            super(name, journaled.store(), getCursorRegistry());
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
            String fullName = getFullCollectionNamespace(name);
            MVMap<Object, Document> documents = journaled.open(DATABASES + fullName, BsonTypes.VALUE, BsonTypes.DOCUMENT);
            MVMap<String, Object> meta = journaled.store().openMap("meta." + fullName);
            return new OrderedCollection(this, name, options, documents, meta, cursorRegistry);
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
            String map = BsonTypes.indexMap(getFullCollectionNamespace(collection), name);
            return new BsonUniqueIndex(journaled.open(map, BsonTypes.KEY, BsonTypes.VALUE), name, keys, sparse);
        }
    }
}
