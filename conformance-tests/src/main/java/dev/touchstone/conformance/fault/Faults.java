package dev.touchstone.conformance.fault;

/** What can be done to the server behind a subject's stores; every fault ends when it is closed. */
public interface Faults {
    /** The wire between the stores and the server. */
    Wire wire();

    /** Kills the server with everything in it, until it is started. */
    void kill();

    /** Starts the server that was killed, and waits until it takes connections. */
    void start();

    /** Stops the server in order and starts it again. */
    void restart();

    /** Locks the documents against everybody. */
    Fault lock();

    /**
     * Fills the disk the documents are on.
     *
     * @throws org.opentest4j.TestAbortedException naming what is missing where no disk of its own can be had
     */
    Fault fillDisk();

    /** Ends the stores' connections and takes every one the server has. */
    Fault takeConnections();

    /** A fault that lasts. */
    interface Fault extends AutoCloseable {
        @Override
        void close();
    }
}
