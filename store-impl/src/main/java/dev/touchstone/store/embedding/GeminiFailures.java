package dev.touchstone.store.embedding;

import com.fasterxml.jackson.core.JacksonException;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import dev.touchstone.store.VectorStoreException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Says in one line what a failure means; causes are dropped, since a service's message may repeat texts or the key. */
final class GeminiFailures {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORISED = 401;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private GeminiFailures() {}

    static VectorStoreException of(ApiException e) {
        String status = "Gemini refused to embed (" + e.code() + "): ";
        if (e.code() == TOO_MANY) {
            return new PassingFailure(status + "the quota is used up; send less, or raise it");
        }
        if (e.code() >= SERVER_ERRORS) {
            return new PassingFailure(status + "the service is in trouble; try again later");
        }
        return new VectorStoreException(status + reason(e));
    }

    private static String reason(ApiException e) {
        if (e.code() == UNAUTHORISED || saysBadKey(e)) {
            return "the API key is not valid; check " + GeminiSettings.GEMINI_KEY;
        }
        return switch (e.code()) {
            case BAD_REQUEST -> "a text is empty or too long, or the service does not know the request";
            case 403 -> "the API key may not use the embedding model; allow it, or check " + GeminiSettings.GEMINI_KEY;
            case 404 -> "the service does not know the embedding model";
            default -> "the request is not accepted; check network and proxy";
        };
    }

    /** A bad key comes as 400, like a bad request; only the service's words tell them apart. */
    private static boolean saysBadKey(ApiException e) {
        String message = String.valueOf(e.getMessage());
        return e.code() == BAD_REQUEST
                && (message.contains("API_KEY_INVALID") || message.contains("API key not valid"));
    }

    static VectorStoreException of(GenAiIOException e, Duration timeout) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedIOException) {
                return new VectorStoreException(
                        "Gemini did not answer within " + timeout.toMillis() + " ms; try again, or allow more time");
            }
            if (cause instanceof JacksonException) {
                return malformed();
            }
        }
        return new VectorStoreException("Gemini cannot be reached; check network and proxy");
    }

    static VectorStoreException malformed() {
        return new VectorStoreException("Gemini's answer is not what its client understands; try again later");
    }
}
