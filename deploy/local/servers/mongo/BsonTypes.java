import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;

/** How H2 stores what a collection and its indexes consist of. */
final class BsonTypes {
    static final BsonType<Document> DOCUMENT = new BsonType<>(Document[]::new, document -> document, document -> document, null);

    /** An {@code _id}, which is also a document's position. */
    static final BsonType<Object> VALUE = new BsonType<>(
        Object[]::new,
        value -> new Document("v", value),
        document -> Missing.ofNullable(document.get("v")),
        ValueOrder.INSTANCE);

    /** What an index looks up: the values of its fields. */
    static final BsonType<KeyValue> KEY = new BsonType<>(KeyValue[]::new, BsonTypes::toDocument, BsonTypes::toKey, BsonTypes::compareKeys);

    private static final String INDEX = "._index_";

    private BsonTypes() {
    }

    /** The name of the map of an index. */
    static String indexMap(String collection, String index) {
        return collection + INDEX + index;
    }

    /** Whether the map of this name is one of an index, from keys to positions, and not one of a collection. */
    static boolean isKey(String map) {
        return !map.startsWith("databases.") && map.contains(INDEX);
    }

    private static Document toDocument(KeyValue key) {
        Document document = new Document();
        for (int i = 0; i < key.size(); i++) {
            document.put(String.valueOf(i), key.get(i));
        }
        return document;
    }

    private static KeyValue toKey(Document document) {
        return new KeyValue(document.values());
    }

    private static int compareKeys(KeyValue a, KeyValue b) {
        for (int i = 0; i < a.size(); i++) {
            int order = ValueOrder.INSTANCE.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
