package dev.touchstone.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.bench.cli.CommandProcess;
import dev.touchstone.bench.cli.ExitCode;
import dev.touchstone.bench.config.PolicyFile;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.conformance.random.LatentClusters;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.file.FileVectorStore;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate from the command line to its exit code, on a file store of a user's own: once with a server it starts itself,
 * then on one that is lent to it.
 */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class GateIT {
    private static final int DIMENSION = 64;
    private static final int DOCUMENTS = 5_000;

    private Path folder;
    private Path users;
    private Path baseline;
    private Map<String, String> lent;

    @BeforeAll
    void keepFileStores(@TempDir Path given, TestDatabase database) {
        folder = given;
        lent = lent(database.connection());
        users = folder.resolve("user_data");
        fill("alice", DOCUMENTS);
        fill("bob", 30);
    }

    private static Map<String, String> lent(ConnectionSettings server) {
        return Map.of(
                "TOUCHSTONE_POSTGRES",
                PostgresSource.URL.label(),
                "POSTGRES_HOST",
                server.host(),
                "POSTGRES_PORT",
                Integer.toString(server.port()),
                "POSTGRES_DB",
                server.database(),
                "POSTGRES_USER",
                server.user(),
                "POSTGRES_PASSWORD",
                server.password());
    }

    private void fill(String user, int documents) {
        LatentClusters vectors = new LatentClusters(DIMENSION, 7);
        FileVectorStore store = FileVectorStore.open(users, CollectionId.ofUser(user), new VectorsOnly(DIMENSION));
        store.addEmbedded(IntStream.range(0, documents)
                .mapToObj(i ->
                        new EmbeddedDocument(new Document("d" + i, "text " + i, Map.of("n", i)), vectors.vector(i)))
                .toList());
    }

    /** Writes the standard policy, lenient in what depends on the machine and on a few odd queries, with one change. */
    private Path policy(boolean againstBaseline, String from, String to) throws Exception {
        String lenient = PolicyFile.standard(againstBaseline)
                .text()
                .replace("p99_ms: 50", "p99_ms: 5000")
                .replace("minimum: 0.2", "minimum: 0");
        assertThat(lenient).contains(from);
        return Files.writeString(folder.resolve("gate.yaml"), lenient.replace(from, to));
    }

    /** How a gate ended, with its result for machines. */
    private record Ended(int exitCode, JsonNode result, String errors) {
        Path run() {
            return Path.of(result.path("run").asText());
        }

        int count(String outcome) {
            return (int) StreamSupport.stream(result.path("checks").spliterator(), false)
                    .filter(each -> each.path("outcome").asText().equals(outcome))
                    .count();
        }

        String outcome(String check) {
            return StreamSupport.stream(result.path("checks").spliterator(), false)
                    .filter(each -> each.path("name").asText().equals(check))
                    .map(each -> each.path("outcome").asText())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Ended gate(String user, Map<String, String> environment, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "gate",
                "--json",
                "--rounds",
                "3",
                "--out",
                folder.resolve("runs").toString()));
        arguments.addAll(List.of("--legacy", users.toString(), "--queries", "200", "--user", user));
        arguments.addAll(List.of(more));
        CommandProcess process = CommandProcess.start(folder, environment, arguments.toArray(String[]::new));
        int exitCode = process.await();
        return new Ended(exitCode, new ObjectMapper().readTree(process.output()), process.errors());
    }

    @Test
    @Order(1)
    void passesAStoreThatHoldsEveryCheckAndCertifiesIt() throws Exception {
        Path summary = folder.resolve("step-summary.md");
        Path policy = policy(false, "valid_days: 30", "valid_days: 7");
        Ended passed = gate("alice", Map.of("GITHUB_STEP_SUMMARY", summary.toString()), "--policy", policy.toString());
        assertThat(passed.exitCode()).as(passed.errors()).isEqualTo(ExitCode.OK);
        baseline = passed.run();
        assertThat(passed.outcome("work.search.round_trips")).isEqualTo("PASS");
        assertThat(baseline.resolve("measurements.jsonl")).content().contains("work.wal_bytes", "work.buffers");
        assertThat(summary).content().isEqualTo(Files.readString(baseline.resolve("summary.md")));
        JsonNode certificate =
                new ObjectMapper().readTree(baseline.resolve("certificate.json").toFile());
        Instant issued = Instant.parse(certificate.at("/terms/issued_at").asText());
        assertThat(Instant.parse(certificate.at("/terms/expires_at").asText()))
                .isEqualTo(issued.plus(Duration.ofDays(7)));
        assertThat(baseline.resolve("report.html")).content().contains("PASS");
        assertFaultsWhereTheServerIsItsOwn(baseline);
        assertJunit(baseline, passed.count("FAIL"));
    }

    /** A server that was lent is never killed, and that the rules were left out is said. */
    private static void assertFaultsWhereTheServerIsItsOwn(Path run) throws Exception {
        JsonNode header = new ObjectMapper().readTree(run.resolve("run.json").toFile());
        boolean own = header.at("/environment/postgres_source").asText().equals(PostgresSource.EMBEDDED.label());
        assertThat(Files.readString(run.resolve("summary.md")).contains("skipped DUR-01"))
                .isNotEqualTo(own);
    }

    private static void assertJunit(Path run, int failures) throws Exception {
        org.w3c.dom.Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(run.resolve("junit.xml").toFile());
        assertThat(xml.getElementsByTagName("testcase").getLength()).isGreaterThan(160);
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(failures);
    }

    @Test
    @Order(2)
    void failsOnALimitThatIsBrokenAndComparesWithTheBaseline() throws Exception {
        Path policy = policy(true, "p99_ms: 5000", "p50_ms: 0.001");
        Ended failed = gate("alice", lent, "--policy", policy.toString(), "--baseline", baseline.toString());
        assertThat(failed.exitCode()).as(failed.errors()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(failed.outcome("latency p50")).isEqualTo("FAIL");
        assertThat(failed.result().at("/checks").toString()).doesNotContain("no baseline run was named");
        assertThat(failed.run().resolve("certificate.json")).doesNotExist();
        assertFaultsWhereTheServerIsItsOwn(failed.run());
        assertJunit(failed.run(), failed.count("FAIL"));
    }

    /** Everything else holds here, also of an index over 16-bit floats. */
    @Test
    @Order(3)
    void isInconclusiveWithoutTheBaselineThatThePolicyAsksFor() throws Exception {
        Path policy = policy(true, "kind: hnsw", "kind: hnsw\n  type: halfvec");
        Ended unsure = gate("alice", lent, "--policy", policy.toString());
        assertThat(unsure.exitCode()).as(unsure.errors()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(unsure.outcome("recall@10 against the baseline")).isEqualTo("INCONCLUSIVE");
        assertThat(unsure.outcome("parity of the index")).isEqualTo("PASS");
        assertThat(unsure.outcome("rules")).isEqualTo("PASS");
        assertThat(unsure.count("FAIL")).isZero();
        assertThat(unsure.run().resolve("certificate.json")).doesNotExist();
    }

    /** In so small a table PostgreSQL scans, so there is nothing to say of the index. */
    @Test
    @Order(4)
    void saysThatItCouldNotMeasureAnIndexThatIsNotRead() throws Exception {
        Ended unmeasured = gate("bob", lent);
        assertThat(unmeasured.exitCode()).as(unmeasured.errors()).isEqualTo(ExitCode.NOT_MEASURED);
        assertThat(unmeasured.result().path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(unmeasured.outcome("work.search.round_trips")).isEqualTo("INCONCLUSIVE");
        assertThat(unmeasured.run().resolve("certificate.json")).doesNotExist();
        assertThat(unmeasured.run().resolve("verdict.json")).content().contains("plan check");
    }
}
