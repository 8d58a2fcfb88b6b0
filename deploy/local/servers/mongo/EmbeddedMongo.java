import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import java.net.InetSocketAddress;
import java.util.List;
import org.h2.mvstore.MVStore;

/** A server that speaks MongoDB's protocol on 127.0.0.1 and keeps its data in one file: {@code java EmbeddedMongo PORT FILE}. */
public final class EmbeddedMongo {
    // A command occupies its thread until it is in the journal; connections are spread over the threads.
    private static final int THREADS = 32;
    // What is not in it is decoded anew by each scan, and the garbage of that takes longer still.
    private static final int CACHE_MB = (int) (Runtime.getRuntime().maxMemory() >> 20) / 4;
    // How often H2 looks for space to reuse. It also commits then if nobody has for as long; JournaledStore does so sooner.
    private static final int HOUSEKEEPING_MS = 6_000;

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        DurableBackend backend = new DurableBackend(new JournaledStore(open(args[1]), args[1]));
        backend.version(new Reported());
        MongoServer server = new MongoServer(backend);
        server.bind(new InetSocketAddress("127.0.0.1", port), 1, THREADS);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    }

    private static MVStore open(String file) {
        MVStore store = new MVStore.Builder().fileName(file).cacheSize(CACHE_MB).open();
        store.setAutoCommitDelay(HOUSEKEEPING_MS);
        return store;
    }

    /** Its own default is wire version 8; current drivers want 9 or more, and what they then send it does understand. */
    private static final class Reported implements MongoVersion {
        @Override
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
            return 13;
        }
    }
}
