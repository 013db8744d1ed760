package dev.touchstone.store.file;

import net.razorvine.pickle.PickleException;

/** A pickle that is read well enough to say what is wrong with it; the message goes on after the file's name. */
final class RefusedPickleException extends PickleException {
    private static final long serialVersionUID = 1L;

    RefusedPickleException(String reason) {
        super(reason);
    }

    RefusedPickleException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
