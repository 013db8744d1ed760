package dev.touchstone.conformance.postgres.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a Docker engine answers; asked directly, because Testcontainers reports a missing one as errors. */
public final class DockerEngine {
    private static final int DOCKER_PORT = 2375;

    private DockerEngine() {}

    /** Pings the engine {@code DOCKER_HOST} names, or else those at the usual sockets. */
    public static boolean answers(Map<String, String> environment) {
        return addresses(environment).stream().anyMatch(DockerEngine::ping);
    }

    private static List<SocketAddress> addresses(Map<String, String> environment) {
        String named = environment.getOrDefault("DOCKER_HOST", "");
        if (!named.isEmpty()) {
            return address(URI.create(named));
        }
        List<Path> sockets = new ArrayList<>(List.of(Path.of("/var/run/docker.sock")));
        for (Map.Entry<String, String> place : Map.of(
                        "XDG_RUNTIME_DIR", "docker.sock", "HOME", ".docker/run/docker.sock")
                .entrySet()) {
            String folder = environment.getOrDefault(place.getKey(), "");
            if (!folder.isEmpty()) {
                sockets.add(Path.of(folder, place.getValue()));
            }
        }
        return sockets.stream()
                .filter(Files::exists)
                .<SocketAddress>map(UnixDomainSocketAddress::of)
                .toList();
    }

    private static List<SocketAddress> address(URI host) {
        if ("unix".equals(host.getScheme())) {
            return List.of(UnixDomainSocketAddress.of(host.getPath()));
        }
        if ("tcp".equals(host.getScheme())) {
            return List.of(new InetSocketAddress(host.getHost(), host.getPort() < 0 ? DOCKER_PORT : host.getPort()));
        }
        return List.of();
    }

    private static boolean ping(SocketAddress address) {
        var family =
                address instanceof UnixDomainSocketAddress ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET;
        try (SocketChannel channel = SocketChannel.open(family)) {
            channel.connect(address);
            channel.write(StandardCharsets.US_ASCII.encode("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n"));
            ByteBuffer answer = ByteBuffer.allocate(64);
            channel.read(answer);
            return StandardCharsets.US_ASCII.decode(answer.flip()).toString().contains(" 200 ");
        } catch (IOException e) {
            return false; // nothing answers there, which is what was asked
        }
    }
}
