import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** An H2 data type that is written as one BSON document. */
final class BsonType<T> extends BasicDataType<T> {
    private final IntFunction<T[]> newArray;
    private final Function<T, Document> toDocument;
    private final Function<Document, T> fromDocument;
    private final Comparator<? super T> order;

    BsonType(IntFunction<T[]> newArray, Function<T, Document> toDocument, Function<Document, T> fromDocument, Comparator<? super T> order) {
        this.newArray = newArray;
        this.toDocument = toDocument;
        this.fromDocument = fromDocument;
        this.order = order;
    }

    @SuppressWarnings("unchecked")
    Document toDocument(Object value) {
        return toDocument.apply((T) value);
    }

    T fromDocument(Document document) {
        return fromDocument.apply(document);
    }

    @Override
    public void write(WriteBuffer buffer, T value) {
        buffer.put(Bson.encodeInPlace(toDocument.apply(value)));
    }

    @Override
    public T read(ByteBuffer buffer) {
        return fromDocument.apply(Bson.decode(buffer));
    }

    @Override
    public int compare(T a, T b) {
        return order.compare(a, b);
    }

    @Override
    public T[] createStorage(int size) {
        return newArray.apply(size);
    }

    /** An estimate, by which H2 sizes pages and its cache. */
    @Override
    public int getMemory(T value) {
        return memoryOf(value);
    }

    private static int memoryOf(Object value) {
        if (value instanceof String text) {
            return 48 + text.length();
        }
        if (value instanceof Map<?, ?> map) {
            int sum = 64;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += 48 + memoryOf(entry.getValue());
            }
            return sum;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().mapToInt(BsonType::memoryOf).sum() + 64;
        }
        return value instanceof Iterable<?> ? 160 : 32;
    }
}
