package dev.touchstone.store.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;

/** Decrypts a token whose authenticity is established, in constant memory. */
final class FernetInput extends InputStream {
    private final TokenBytes token;
    private final Cipher cipher;
    private byte[] held = {};
    private byte[] plain = {};
    private int next;
    private boolean ended;

    /**
     * @param token positioned behind the header
     * @param afterHeader what was read of the token beyond it
     * @param cipher ready to decrypt
     */
    FernetInput(TokenBytes token, byte[] afterHeader, Cipher cipher) {
        this.token = token;
        this.held = afterHeader;
        this.cipher = cipher;
    }

    @Override
    public int read() throws IOException {
        return available(1) ? plain[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        if (!available(1)) {
            return -1;
        }
        int count = Math.min(wanted, plain.length - next);
        System.arraycopy(plain, next, target, from, count);
        next += count;
        return count;
    }

    /** The last bytes of the token are its signature and held back. */
    private boolean available(int bytes) throws IOException {
        while (plain.length - next < bytes && !ended) {
            byte[] more = token.next();
            byte[] all = Arrays.copyOf(held, held.length + more.length);
            System.arraycopy(more, 0, all, held.length, more.length);
            int cipherText = Math.max(0, all.length - Fernet.MAC_BYTES);
            ended = more.length == 0;
            plain = decrypt(all, cipherText);
            next = 0;
            held = Arrays.copyOfRange(all, cipherText, all.length);
        }
        return plain.length - next >= bytes;
    }

    private byte[] decrypt(byte[] bytes, int length) {
        try {
            byte[] part = ended ? cipher.doFinal(bytes, 0, length) : cipher.update(bytes, 0, length);
            return part == null ? new byte[0] : part;
        } catch (GeneralSecurityException e) {
            throw new InvalidTokenException("its padding is broken");
        }
    }

    @Override
    public void close() throws IOException {
        token.close();
    }
}
