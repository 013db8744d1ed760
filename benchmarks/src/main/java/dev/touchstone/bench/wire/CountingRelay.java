package dev.touchstone.bench.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes one server's traffic on over loopback and counts it.
 *
 * <p>A round trip begins with the first bytes a client sends after it received some, so a request that needs no answer
 * in between counts once, however many packets it takes. Counting is exact while one client waits for each answer.
 */
public final class CountingRelay implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private long sent;
    private long received;
    private long roundTrips;
    private boolean clientSpoke;

    private CountingRelay(ServerSocket listener, InetSocketAddress server) {
        this.listener = listener;
        this.server = server;
    }

    /**
     * What went through so far.
     *
     * @param bytesSent from clients to the server
     * @param bytesReceived from the server to clients
     * @param roundTrips requests that were answered or are under way
     */
    public record Traffic(long bytesSent, long bytesReceived, long roundTrips) {
        /** Returns what went through since an earlier reading. */
        public Traffic since(Traffic earlier) {
            return new Traffic(
                    bytesSent - earlier.bytesSent,
                    bytesReceived - earlier.bytesReceived,
                    roundTrips - earlier.roundTrips);
        }
    }

    /** Listens on a free loopback port and passes on to the given server. */
    public static CountingRelay start(String host, int port) {
        try {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            CountingRelay relay = new CountingRelay(listener, new InetSocketAddress(host, port));
            daemon("relay", relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the port clients connect to, on the loopback address. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Reads the counters. */
    public synchronized Traffic traffic() {
        return new Traffic(sent, received, roundTrips);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                Socket upstream = new Socket(server.getHostString(), server.getPort());
                sockets.add(upstream);
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                daemon("relay to server", () -> pass(client, upstream, true));
                daemon("relay to client", () -> pass(upstream, client, false));
            } catch (IOException e) {
                close();
            }
        }
    }

    private void pass(Socket from, Socket to, boolean fromClient) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                count(length, fromClient);
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // one side hung up: closing both tells the other, whose driver reports it
            return;
        }
    }

    private synchronized void count(int bytes, boolean fromClient) {
        if (!fromClient) {
            received += bytes;
            clientSpoke = false;
            return;
        }
        sent += bytes;
        if (!clientSpoke) {
            roundTrips++;
            clientSpoke = true;
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops listening and cuts every connection. */
    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
