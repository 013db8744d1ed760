package dev.touchstone.store.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.InvalidInputException;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FernetTest {
    /** Made by Python's cryptography 48.0.0: key and initialisation vector 0, 1, 2, …, at 1700000000. */
    private static final String TOKEN =
            "gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD6qWkJck4OHIC0ArsMuUS2xePLZgZbVrpQoguGHQgaO56HkOwd" + "8SKWF0FQuzHgQRxA==";

    private static final String EMPTY =
            "gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD7eteCFsVWnW2hqrh_bbxWG2kgARxHn5BD1_8db41B-9AjTeFsfNLWkqNE3aSOKVfQ==";

    private final Fernet fernet = fernet(counting());

    private static Fernet fernet(byte[] key) {
        return new Fernet(new FernetKey(key), () -> Instant.ofEpochSecond(1_700_000_000), new Counting());
    }

    private static byte[] counting() {
        byte[] bytes = new byte[32];
        new Counting().nextBytes(bytes);
        return bytes;
    }

    /** Gives the bytes 0, 1, 2, …. */
    private record Counting() implements RandomGenerator {
        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) i;
            }
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only bytes are drawn");
        }
    }

    @Test
    void makesTheTokensPythonMakes() {
        assertThat(fernet.encryptText("täxt €😀")).isEqualTo(TOKEN);
        assertThat(fernet.encryptText("")).isEqualTo(EMPTY);
    }

    @Test
    void readsTheTokensPythonMakesHoweverOld() {
        Fernet later = new Fernet(new FernetKey(counting()));
        assertThat(later.decryptText(TOKEN)).isEqualTo("täxt €😀");
        assertThat(later.decryptText(EMPTY)).isEmpty();
    }

    @Test
    void drawsANewVectorForEachToken() {
        Fernet real = new Fernet(new FernetKey(counting()));
        assertThat(real.encryptText("same")).isNotEqualTo(real.encryptText("same"));
    }

    @Test
    void refusesATokenWithAnyOneBitChanged() {
        byte[] bytes = Base64.getUrlDecoder().decode(TOKEN);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String token = Base64.getUrlEncoder().encodeToString(changed);
            assertThatThrownBy(() -> fernet.decrypt(token)).as("bit %d", bit).isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void refusesAnotherKeysToken() {
        byte[] other = counting();
        other[0] = 1;
        assertThatThrownBy(() -> fernet(other).decrypt(TOKEN)).hasMessageContaining("another key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gAAAA", "not a token", "gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD", "{}", "gAAAAAB!"})
    void refusesWhatIsNoTokenAndDoesNotRepeatIt(String text) {
        assertThatThrownBy(() -> fernet.decrypt(text))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessage("it is not a Fernet token")
                .hasNoCause();
    }

    @Test
    void refusesAKeyOfAnotherLengthAndHidesItsOwn() {
        assertThatThrownBy(() -> new FernetKey(new byte[31])).isInstanceOf(InvalidInputException.class);
        assertThat(new FernetKey(counting())).hasToString("FernetKey[hidden]");
    }
}
