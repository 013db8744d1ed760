package dev.touchstone.conformance.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A relay of TCP connections on the loopback address that can fall silent or slow, as a network does. */
final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int CHUNK = 64 << 10;

    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private volatile Duration delay = Duration.ZERO;

    private Relay(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    /** Relays to a port of the loopback address. */
    static Relay to(int port) {
        try {
            Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            daemon(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Accepts connections and forwards nothing any more, until told otherwise. */
    void fallSilent(boolean now) {
        silent = now;
    }

    /** Holds each chunk of bytes from the server back for so long. */
    void delay(Duration now) {
        delay = now;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                daemon(() -> forward(client, server, false));
                daemon(() -> forward(server, client, true));
            } catch (IOException e) {
                LOG.debug("a connection ends: the relay was closed, or the server does not listen", e);
            }
        }
    }

    private void forward(Socket from, Socket to, boolean answers) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                while (silent) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
                if (answers) {
                    TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                }
                out.write(chunk, 0, read);
            }
        } catch (IOException e) {
            LOG.debug("a side went away; closing both tells the other", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
