package dev.touchstone.store.crypto;

import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Symmetric, authenticated encryption in the Fernet format.
 *
 * <p>A token is the url-safe base64, padded, of: version 0x80, seconds since 1970 as 64 bits, a 16-byte initialisation
 * vector, AES-128-CBC with PKCS7 padding, HMAC-SHA256 of everything before it (the Fernet specification, version 0x80).
 * Tokens do not expire. Safe for use by several threads.
 */
public final class Fernet {
    private static final byte VERSION = (byte) 0x80;
    private static final int IV_BYTES = 16;
    static final int MAC_BYTES = 32;
    private static final int HEADER_BYTES = 1 + Long.BYTES + IV_BYTES;
    static final String NOT_A_TOKEN = "it is not a Fernet token";
    private static final String AES = "AES";
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec signing;
    private final SecretKeySpec encryption;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * Prepares encryption under one key.
     *
     * @param random where initialisation vectors come from: a {@link java.security.SecureRandom} outside of tests
     */
    public Fernet(FernetKey key, InstantSource clock, RandomGenerator random) {
        byte[] bytes = key.bytes();
        this.signing = new SecretKeySpec(bytes, 0, IV_BYTES, HMAC);
        this.encryption = new SecretKeySpec(bytes, IV_BYTES, IV_BYTES, AES);
        this.clock = clock;
        this.random = random;
    }

    /** Prepares encryption under one key with the system's clock and randomness. */
    public Fernet(FernetKey key) {
        this(key, Clock.systemUTC(), new java.security.SecureRandom());
    }

    /** Returns a token that holds the bytes. */
    public String encrypt(byte[] plain) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] cipher = aes(Cipher.ENCRYPT_MODE, iv, plain);
        ByteBuffer token = ByteBuffer.allocate(HEADER_BYTES + cipher.length + MAC_BYTES);
        token.put(header(iv)).put(cipher);
        token.put(hmac(token.array(), HEADER_BYTES + cipher.length));
        return Base64.getUrlEncoder().encodeToString(token.array());
    }

    /** Returns a token that holds the text in UTF-8. */
    public String encryptText(String plain) {
        return encrypt(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns what a token holds.
     *
     * @throws InvalidTokenException if it is no token, was changed, or was made with another key
     */
    public byte[] decrypt(String token) {
        byte[] bytes = decoded(token);
        int signed = bytes.length - MAC_BYTES;
        if (signed < HEADER_BYTES + IV_BYTES || bytes[0] != VERSION) {
            throw new InvalidTokenException(NOT_A_TOKEN);
        }
        requireSignature(hmac(bytes, signed), Arrays.copyOfRange(bytes, signed, bytes.length));
        byte[] iv = Arrays.copyOfRange(bytes, HEADER_BYTES - IV_BYTES, HEADER_BYTES);
        return aes(Cipher.DECRYPT_MODE, iv, Arrays.copyOfRange(bytes, HEADER_BYTES, signed));
    }

    /**
     * Returns the text a token holds in UTF-8.
     *
     * @throws InvalidTokenException if it is no token, was changed, or was made with another key
     */
    public String decryptText(String token) {
        return new String(decrypt(token), StandardCharsets.UTF_8);
    }

    /**
     * Opens what a token of any size holds, in constant memory: the token is read twice, since it is authenticated by its
     * last bytes and nothing of it may be used before that.
     *
     * @throws InvalidTokenException if it is no token, was changed, or was made with another key
     */
    public InputStream decrypt(TokenSource source) throws IOException {
        requireAuthentic(source);
        TokenBytes token = new TokenBytes(source.open());
        byte[] first = token.next();
        byte[] iv = Arrays.copyOfRange(first, HEADER_BYTES - IV_BYTES, HEADER_BYTES);
        byte[] afterHeader = Arrays.copyOfRange(first, HEADER_BYTES, first.length);
        return new FernetInput(token, afterHeader, cipher(Cipher.DECRYPT_MODE, iv));
    }

    private void requireAuthentic(TokenSource source) throws IOException {
        Mac mac = mac();
        byte[] held = {};
        long length = 0;
        try (TokenBytes token = new TokenBytes(source.open())) {
            for (byte[] more = token.next(); more.length > 0; more = token.next()) {
                if (length == 0 && more[0] != VERSION) {
                    throw new InvalidTokenException(NOT_A_TOKEN);
                }
                length += more.length;
                byte[] all = Arrays.copyOf(held, held.length + more.length);
                System.arraycopy(more, 0, all, held.length, more.length);
                int signed = Math.max(0, all.length - MAC_BYTES);
                mac.update(all, 0, signed);
                held = Arrays.copyOfRange(all, signed, all.length);
            }
        }
        if (length < HEADER_BYTES + IV_BYTES + MAC_BYTES) {
            throw new InvalidTokenException(NOT_A_TOKEN);
        }
        requireSignature(mac.doFinal(), held);
    }

    private static void requireSignature(byte[] expected, byte[] found) {
        if (!MessageDigest.isEqual(expected, found)) {
            throw new InvalidTokenException("it was made with another key, or was changed");
        }
    }

    /** Returns a stream whose content becomes one token on {@code out}; closing it completes the token and closes both. */
    public OutputStream encrypt(OutputStream out) throws IOException {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        return new FernetOutput(out, header(iv), cipher(Cipher.ENCRYPT_MODE, iv), mac());
    }

    private byte[] header(byte[] iv) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(VERSION)
                .putLong(clock.instant().getEpochSecond())
                .put(iv)
                .array();
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            // the cause is dropped on purpose: its message repeats a part of the token
            throw new InvalidTokenException(NOT_A_TOKEN);
        }
    }

    private byte[] hmac(byte[] bytes, int length) {
        Mac mac = mac();
        mac.update(bytes, 0, length);
        return mac.doFinal();
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(signing);
            return mac;
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private byte[] aes(int mode, byte[] iv, byte[] input) {
        try {
            return cipher(mode, iv).doFinal(input);
        } catch (javax.crypto.BadPaddingException | javax.crypto.IllegalBlockSizeException e) {
            throw new InvalidTokenException("its padding is broken");
        }
    }

    private Cipher cipher(int mode, byte[] iv) {
        try {
            // PKCS5Padding is what Java calls PKCS7; unauthenticated bytes never get here, so there is no oracle
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, encryption, new IvParameterSpec(iv));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private static VectorStoreException unavailable(GeneralSecurityException e) {
        return new VectorStoreException("this Java lacks AES or HMAC-SHA256; use a complete JDK 17", e);
    }
}
