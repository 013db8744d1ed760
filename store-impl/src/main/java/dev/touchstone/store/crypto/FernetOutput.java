package dev.touchstone.store.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/** Encrypts what is written into one token, in constant memory; the token is complete when this is closed. */
final class FernetOutput extends OutputStream {
    private final OutputStream token;
    private final Cipher cipher;
    private final Mac mac;
    private boolean closed;

    /**
     * @param characters where the token's characters go; closed at the end
     * @param header version, time and initialisation vector
     */
    FernetOutput(OutputStream characters, byte[] header, Cipher cipher, Mac mac) throws IOException {
        this.token = Base64.getUrlEncoder().wrap(characters);
        this.cipher = cipher;
        this.mac = mac;
        sign(header);
    }

    private void sign(byte[] bytes) throws IOException {
        if (bytes != null) {
            mac.update(bytes);
            token.write(bytes);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] plain, int from, int count) throws IOException {
        sign(cipher.update(plain, from, count));
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            sign(cipher.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES cannot pad", e);
        }
        token.write(mac.doFinal());
        token.close();
    }
}
