import de.bwaldvogel.mongo.bson.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * What changed since the store's last commit, one entry per command. An entry that is written survives {@code kill -9}; one that was
 * being written is recognised by its checksum and dropped as a whole, so a command has happened or has not.
 */
final class Journal {
    private static final int HEADER_BYTES = 12; // length, checksum

    private final Path base;
    private final ByteArrayOutputStream entry = new ByteArrayOutputStream();
    private FileChannel file;
    private boolean replaying;

    Journal(String storeFile) {
        base = Path.of(storeFile + ".journal-");
    }

    /** Continues in the file of this number. */
    void switchTo(long number) {
        try {
            if (file != null) {
                file.close();
            }
            file = FileChannel.open(path(number), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(long number) {
        try {
            Files.deleteIfExists(path(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists(long number) {
        return Files.exists(path(number));
    }

    /** Adds a change to the current entry; a {@code null} value is a removal. */
    synchronized void add(String map, Object key, Object value) {
        if (replaying) {
            return;
        }
        Document change = new Document("m", map);
        change.put("k", BsonTypes.isKey(map) ? BsonTypes.KEY.toDocument(key) : BsonTypes.VALUE.toDocument(key));
        if (value != null) {
            change.put("v", BsonTypes.isKey(map) ? BsonTypes.VALUE.toDocument(value) : value);
        }
        ByteBuffer bytes = Bson.encodeInPlace(change);
        entry.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    /** Ends the entry and hands it to the operating system. */
    synchronized void write() {
        if (entry.size() == 0) {
            return;
        }
        byte[] content = entry.toByteArray();
        entry.reset();
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + content.length);
        bytes.putInt(content.length).putLong(checksum(content)).put(content).flip();
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives every change of every whole entry of that file. */
    void replay(long number, Consumer<Document> change) {
        replaying = true;
        try {
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path(number)));
            while (all.remaining() >= HEADER_BYTES) {
                int length = all.getInt();
                long checksum = all.getLong();
                if (length < 0 || length > all.remaining()) {
                    return;
                }
                byte[] content = new byte[length];
                all.get(content);
                if (checksum(content) != checksum) {
                    return;
                }
                for (ByteBuffer changes = ByteBuffer.wrap(content); changes.hasRemaining();) {
                    change.accept(Bson.decode(changes));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            replaying = false;
        }
    }

    private static long checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    private Path path(long number) {
        return Path.of(base.toString() + number);
    }
}
