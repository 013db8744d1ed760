package dev.touchstone.bench.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.reference.ReferenceScan;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.store.postgres.ServerInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a gate's run says of itself. */
final class GateHeader {
    private GateHeader() {}

    static RunHeader of(GateSetup setup) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("policy", policy(setup));
        configuration.put("policy_sha256", setup.policy().sha256());
        configuration.put("profile", setup.effort().name());
        configuration.put("rounds", setup.effort().rounds());
        configuration.put("k", Gate.K);
        configuration.put("reference_scan", ReferenceScan.ROWS + " x " + ReferenceScan.DIMENSION);
        configuration.put("latency_instrument", LatencyTurns.INSTRUMENT);
        setup.scope().legacy().ifPresent(legacy -> configuration.put("seed", legacy.seed()));
        return RunHeader.of("gate", Optional.empty(), setup.place().clock().instant())
                .withConfiguration(configuration)
                .withEnvironment(Machine.current().asMap());
    }

    private static Map<String, Object> policy(GateSetup setup) {
        try {
            return new YAMLMapper().readValue(setup.policy().text(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the policy was read before", e);
        }
    }

    /** What is known of the server once it answers. */
    static Map<String, Object> environment(PostgresServer server, ServerInfo info) {
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("postgres_source", server.source().label());
        environment.put("postgres_version", info.serverVersion());
        environment.put("pgvector_version", info.pgvectorVersion());
        environment.put("postgres_settings", info.settings());
        return environment;
    }
}
