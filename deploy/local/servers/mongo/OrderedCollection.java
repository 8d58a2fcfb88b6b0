import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * Changes a copy of a document, and then puts it in its place: the library changes the document where it lies, field by field, while the
 * answers to others who have just found it are still being written, and they would get a bit of both.
 *
 * <p>Gives pages in the order of ids without reading and sorting everything that matches: documents lie in that order, so it begins where
 * the page does and ends when it is full. The library collects and sorts all of them for each page. Counts take no list of them either.
 */
final class OrderedCollection extends H2Collection {
    private static final Document NOTHING = new Document();

    private final MVMap<Object, Document> documents;
    /** What is found now is found to be changed. Guarded by this, as all that changes anything is. */
    private boolean isChanging;

    OrderedCollection(
        MongoDatabase database, String name, CollectionOptions options,
        MVMap<Object, Document> documents, MVMap<String, Object> meta, CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
        this.documents = documents;
    }

    @Override
    public synchronized Document updateDocuments(
        Document selector, Document update, ArrayFilters filters, boolean many, boolean upsert, Oplog oplog) {
        isChanging = true;
        try {
            return super.updateDocuments(selector, update, filters, many, upsert, oplog);
        } finally {
            isChanging = false;
        }
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        isChanging = true;
        try {
            return super.findAndModify(query);
        } finally {
            isChanging = false;
        }
    }

    @Override
    protected QueryResult queryDocuments(Document query, Document order, int skip, int limit, int batch, Document fields) {
        QueryResult found = super.queryDocuments(query, order, skip, limit, batch, fields);
        return isChanging ? new QueryResult(found.collectDocuments().stream().map(Document::cloneDeeply).toList()) : found;
    }

    @Override
    protected QueryResult matchDocuments(Document query, Document order, int skip, int limit, int batch, Document fields) {
        if (isById(order) && query != null && query.get("_id") instanceof Document bounds && isRangeOfTexts(bounds)) {
            return matchDocumentsFromStream(between(bounds), query, NOTHING, skip, limit, batch, fields);
        }
        return super.matchDocuments(query, order, skip, limit, batch, fields);
    }

    // What an aggregation begins with, a count among them: the library makes a list of the whole collection first.
    @Override
    public Stream<Document> queryAllAsStream() {
        return documents.values().stream();
    }

    private static boolean isById(Document order) {
        return order != null && order.keySet().equals(Set.of("_id")) && order.get("_id") instanceof Number n && n.intValue() == 1;
    }

    // Only texts lie in MongoDB's own order, and only texts are greater or less than a text.
    private static boolean isRangeOfTexts(Document bounds) {
        return lower(bounds) != null
            && Set.of("$gt", "$gte", "$lt", "$lte").containsAll(bounds.keySet())
            && bounds.values().stream().allMatch(String.class::isInstance);
    }

    private static Object lower(Document bounds) {
        return bounds.containsKey("$gt") ? bounds.get("$gt") : bounds.get("$gte");
    }

    /** From the lower bound on, which the query itself still checks, and up to the first one behind the upper bound. */
    private Stream<Document> between(Document bounds) {
        Object upper = bounds.containsKey("$lt") ? bounds.get("$lt") : bounds.get("$lte");
        Cursor<Object, Document> cursor = documents.cursor(lower(bounds), upper, false);
        Iterator<Document> found = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Document next() {
                cursor.next();
                return cursor.getValue();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(found, Spliterator.ORDERED), false);
    }
}
