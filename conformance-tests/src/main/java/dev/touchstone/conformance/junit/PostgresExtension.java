package dev.touchstone.conformance.junit;

import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Opens one server a JVM and hands each test class a schema of its own. */
final class PostgresExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        SharedServer shared = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(SharedServer.class, key -> SharedServer.open(), SharedServer.class);
        PostgresServer server = shared.server();
        context.getStore(NAMESPACE).put(TestDatabase.class, new TestDatabase(server, server.newSchema()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).get(TestDatabase.class, TestDatabase.class);
    }

    /** The one server, or the one reason why there is none. */
    private static final class SharedServer implements AutoCloseable {
        private final Optional<PostgresServer> server;
        private Optional<UnavailableException> failure;

        private SharedServer(Optional<PostgresServer> server, Optional<UnavailableException> failure) {
            this.server = server;
            this.failure = failure;
        }

        static SharedServer open() {
            try {
                PostgresServer opened = new PostgresServers(System.getenv()).open(Optional.empty());
                return new SharedServer(Optional.of(opened), Optional.empty());
            } catch (UnavailableException e) {
                e.setStackTrace(new StackTraceElement[0]);
                return new SharedServer(Optional.empty(), Optional.of(e));
            }
        }

        synchronized PostgresServer server() {
            if (server.isPresent()) {
                return server.get();
            }
            UnavailableException first = failure.orElseThrow(
                    () -> new TestAbortedException("needs PostgreSQL; the first class says what is missing"));
            failure = Optional.empty();
            throw first;
        }

        @Override
        public void close() {
            server.ifPresent(PostgresServer::close);
        }
    }
}
