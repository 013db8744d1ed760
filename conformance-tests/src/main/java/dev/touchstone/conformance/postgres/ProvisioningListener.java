package dev.touchstone.conformance.postgres;

/** Hears how provisioning goes on, so that a progress bar can be drawn. */
@FunctionalInterface
public interface ProvisioningListener {
    /**
     * A step begins or goes on.
     *
     * @param what the step, for people to read
     * @param done parts of the whole provisioning that are done, 0 to {@code total}
     * @param total number of parts, the same in every call of one provisioning
     */
    void step(String what, long done, long total);

    /** Returns a listener that says nothing. */
    static ProvisioningListener silent() {
        return (what, done, total) -> {};
    }
}
