import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/** The codec of the wire, for bytes on the disk. */
final class Bson {
    // H2 encodes a page at a time, in one thread; a buffer for each document would be most of the work.
    private static final ThreadLocal<ByteBuf> BUFFER = ThreadLocal.withInitial(() -> Unpooled.buffer(4096));

    private Bson() {
    }

    /** Valid until this thread encodes again. */
    static ByteBuffer encodeInPlace(Document document) {
        ByteBuf buffer = BUFFER.get().clear();
        BsonEncoder.encodeDocument(document, buffer);
        return buffer.nioBuffer();
    }

    static byte[] encode(Document document) {
        ByteBuffer encoded = encodeInPlace(document);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    /** Reads one document, which says its own length, and leaves the buffer behind it. */
    static Document decode(ByteBuffer buffer) {
        ByteBuf wrapped = Unpooled.wrappedBuffer(buffer);
        Document document = BsonDecoder.decodeBson(wrapped);
        buffer.position(buffer.position() + wrapped.readerIndex());
        return document;
    }
}
