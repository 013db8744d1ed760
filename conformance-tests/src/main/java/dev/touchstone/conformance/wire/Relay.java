package dev.touchstone.conformance.wire;

import dev.touchstone.conformance.wire.Tap.Direction;
import dev.touchstone.conformance.wire.Tap.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes one server's traffic on over loopback and shows it to a {@link Tap}.
 *
 * <p>Where the server cannot be reached, the client is hung up on and may try again: the relay outlives the server.
 */
public final class Relay implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Tap tap;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private Relay(ServerSocket listener, InetSocketAddress server, Tap tap) {
        this.listener = listener;
        this.server = server;
        this.tap = tap;
    }

    /** Listens on a free loopback port and passes on to the given server. */
    public static Relay start(String host, int port, Tap tap) {
        try {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Relay relay = new Relay(listener, new InetSocketAddress(host, port), tap);
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

    private void accept() {
        while (!listener.isClosed()) {
            Socket client;
            try {
                client = listener.accept();
            } catch (IOException e) {
                close();
                return;
            }
            connect(client);
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        try {
            Socket upstream = new Socket(server.getHostString(), server.getPort());
            sockets.add(upstream);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            daemon("relay to server", () -> pass(client, upstream, Direction.TO_SERVER));
            daemon("relay to client", () -> pass(upstream, client, Direction.TO_CLIENT));
        } catch (IOException e) {
            hangUp(client); // no server there: the client's driver reports it
        }
    }

    private void pass(Socket from, Socket to, Direction direction) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (!tap.passes(new Piece(direction, buffer, length))) {
                    return;
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // one side hung up: closing both tells the other, whose driver reports it
            return;
        } finally {
            hangUp(from);
            hangUp(to);
        }
    }

    private void hangUp(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts every connection there is; new ones are taken. */
    public void cut() {
        sockets.forEach(this::hangUp);
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
