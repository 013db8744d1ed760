package dev.touchstone.conformance.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.wire.Relay;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A way to a server on which every statement is seen. */
public final class TappedServer implements AutoCloseable {
    private final ConnectionSettings direct;
    private final StatementTap tap = new StatementTap();
    private final Relay relay;

    private TappedServer(ConnectionSettings direct) {
        this.direct = direct;
        this.relay = Relay.start(direct.host(), direct.port(), tap);
    }

    /** Stands before a server that takes connections without TLS. */
    public static TappedServer before(ConnectionSettings direct) {
        return new TappedServer(direct);
    }

    /** How clients reach the server this way. */
    public ConnectionSettings connection() {
        Map<String, String> properties = new HashMap<>(direct.driverProperties());
        properties.put("sslmode", "disable");
        properties.put("gssEncMode", "disable");
        return new ConnectionSettings(
                "127.0.0.1", relay.port(), direct.database(), direct.user(), direct.password(), properties);
    }

    /** Fails where a statement on the store's tables could not be sent to one user's shard; returns all of them. */
    public List<String> requireEveryStatementOneUsers() {
        List<String> ours =
                tap.statements().stream().filter(ShardRule::concerns).toList();
        assertThat(ours.stream().flatMap(sql -> ShardRule.fault(sql).stream()).toList())
                .isEmpty();
        assertThat(ours).as("statements seen").isNotEmpty();
        return ours;
    }

    @Override
    public void close() {
        relay.close();
    }
}
