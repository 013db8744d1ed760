package dev.touchstone.store.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.store.file.Python;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Python on the other side; skipped where its package cryptography is missing. */
class PythonCryptographyTest {
    private static final String MASTER = "ein Geheimnis mit ümlaut";
    private static final String TEXT = "täxt €😀\n";

    private static final String DERIVE = """
            import base64, hashlib, sys
            from cryptography.fernet import Fernet
            master = sys.argv[2]
            try:
                secret = base64.urlsafe_b64decode(master)
            except Exception:
                secret = master.encode()
            key = hashlib.pbkdf2_hmac("sha256", secret, b"anna", 100000, 32)
            fernet = Fernet(base64.urlsafe_b64encode(key))
            """;

    @TempDir
    private Path folder;

    private final Fernet fernet = new Fernet(MasterKey.of(MASTER).userKey("anna"));

    @BeforeEach
    void requireCryptography() {
        Python.require("cryptography");
    }

    @Test
    void readsWhatPythonWrites() throws Exception {
        Path file = folder.resolve("token");
        Python.run(
                DERIVE + "open(sys.argv[1], 'wb').write(fernet.encrypt('täxt €😀\\n'.encode()))",
                file,
                Path.of(MASTER));
        assertThat(fernet.decryptText(Files.readString(file))).isEqualTo(TEXT);
    }

    @Test
    void writesWhatPythonReads() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), fernet.encryptText(TEXT));
        Python.run(
                DERIVE + "assert fernet.decrypt(open(sys.argv[1], 'rb').read()).decode() == 'täxt €😀\\n'",
                file,
                Path.of(MASTER));
    }

    /** Base64 has corners (padding in the middle, foreign characters) where decoders differ. */
    @Test
    void decodesMasterKeysAsPythonDoes() throws Exception {
        List<String> strings = hostileStrings();
        Path file = folder.resolve("strings.json");
        new ObjectMapper().writeValue(file.toFile(), strings);
        List<String> decoded = Python.run("""
                import base64, json, sys
                for s in json.load(open(sys.argv[1])):
                    try:
                        print("=" + base64.urlsafe_b64decode(s).hex())
                    except Exception:
                        print("raises")
                """, file).lines().toList();
        for (int i = 0; i < strings.size(); i++) {
            String ours = PythonBase64.decode(strings.get(i))
                    .map(bytes -> "=" + HexFormat.of().formatHex(bytes))
                    .orElse("raises");
            assertThat(ours).as(strings.get(i)).isEqualTo(decoded.get(i));
        }
    }

    private static List<String> hostileStrings() {
        SplittableRandom random = new SplittableRandom(5);
        String characters = "ABab01+/-_====!\n ü";
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder string = new StringBuilder();
            int length = random.nextInt(12);
            for (int j = 0; j < length; j++) {
                string.append(
                        characters.charAt(random.nextInt(i % 10 == 0 ? characters.length() : characters.length() - 1)));
            }
            strings.add(string.toString());
        }
        return strings;
    }
}
