import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A total order in which only equal values are equal. MongoDB's own order is not: to it, documents that differ in an array may be
 * the same. No query reads this order, so it needs to be quick and strict and nothing else.
 */
enum ValueOrder implements Comparator<Object> {
    INSTANCE;

    @Override
    public int compare(Object a, Object b) {
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        int kinds = kind(a).compareTo(kind(b));
        return kinds != 0 ? kinds : compareSameKind(a, b);
    }

    private static String kind(Object value) {
        return Missing.isNullOrMissing(value) ? "" : value.getClass().getName();
    }

    @SuppressWarnings("unchecked")
    private static int compareSameKind(Object a, Object b) {
        if (Missing.isNullOrMissing(a)) {
            return 0;
        }
        if (a instanceof Comparable<?> comparable) {
            return ((Comparable<Object>) comparable).compareTo(b);
        }
        return Arrays.compareUnsigned(Bson.encode(new Document("v", a)), Bson.encode(new Document("v", b)));
    }
}
