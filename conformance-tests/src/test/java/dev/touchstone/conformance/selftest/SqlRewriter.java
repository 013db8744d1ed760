package dev.touchstone.conformance.selftest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * Stands between a client and PostgreSQL and changes the text of statements on their way.
 *
 * <p>It reads the frontend's messages ("Message Formats" of PostgreSQL's manual): after one start-up message without a
 * type, each is a type, a length that counts itself, and a body. Parse and Query hold SQL; all else passes as it is.
 */
final class SqlRewriter implements AutoCloseable {
    private static final int PARSE = 'P';
    private static final int QUERY = 'Q';

    private final ServerSocket listener;
    private final int serverPort;
    private final UnaryOperator<String> change;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong changed = new AtomicLong();

    private SqlRewriter(ServerSocket listener, int serverPort, UnaryOperator<String> change) {
        this.listener = listener;
        this.serverPort = serverPort;
        this.change = change;
    }

    /** Listens on a free loopback port for connections to the loopback server at a port; clients may not use TLS. */
    static SqlRewriter start(int serverPort, UnaryOperator<String> change) throws IOException {
        SqlRewriter rewriter =
                new SqlRewriter(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), serverPort, change);
        rewriter.daemon(rewriter::accept);
        return rewriter;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many statements were changed. */
    long changed() {
        return changed.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(server);
            daemon(() -> toServer(client, server));
            daemon(() -> toClient(server, client));
        }
    }

    private void toClient(Socket server, Socket client) throws IOException {
        try (server;
                client) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            in.transferTo(out);
        }
    }

    private void toServer(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(server.getOutputStream());
            send(out, body(in));
            for (int type = in.read(); type >= 0; type = in.read()) {
                out.writeByte(type);
                send(out, rewritten(type, body(in)));
            }
        }
    }

    private static byte[] body(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - Integer.BYTES];
        in.readFully(body);
        return body;
    }

    private static void send(DataOutputStream out, byte[] body) throws IOException {
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
        out.flush();
    }

    /** A Parse holds the statement's name, its text and the types of its parameters; a Query its text alone. */
    private byte[] rewritten(int type, byte[] body) {
        if (type != PARSE && type != QUERY) {
            return body;
        }
        int from = type == PARSE ? end(body, 0) + 1 : 0;
        int to = end(body, from);
        String sql = new String(body, from, to - from, StandardCharsets.UTF_8);
        String replaced = change.apply(sql);
        if (replaced.equals(sql)) {
            return body;
        }
        changed.incrementAndGet();
        byte[] text = replaced.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(body.length - (to - from) + text.length)
                .put(body, 0, from)
                .put(text)
                .put(body, to, body.length - to)
                .array();
    }

    private static int end(byte[] body, int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return end;
    }

    /** Work that ends when a socket is closed. */
    @FunctionalInterface
    private interface Pump {
        void run() throws IOException;
    }

    private void daemon(Pump pump) {
        Thread thread = new Thread(() -> {
            try {
                pump.run();
            } catch (IOException e) {
                // one side hung up: both sockets are closed, and the client's driver reports it
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void hangUp() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        hangUp();
    }
}
