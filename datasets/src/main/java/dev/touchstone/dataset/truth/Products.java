package dev.touchstone.dataset.truth;

import java.util.function.Supplier;

/** What multiplies queries with corpus rows. */
public enum Products {
    /** OpenBLAS, where its libraries are there for this platform. */
    OPENBLAS {
        @Override
        Supplier<ProductKernel> kernels(QueryGroup queries, int blockRows) {
            return OpenBlas.kernels(queries, blockRows);
        }
    },
    /** Java, on every platform. */
    JAVA {
        @Override
        Supplier<ProductKernel> kernels(QueryGroup queries, int blockRows) {
            return () -> new JavaKernel(queries, blockRows);
        }
    };

    /** Returns the fastest that works on this platform. */
    public static Products fastest() {
        return OpenBlas.isAvailable() ? OPENBLAS : JAVA;
    }

    /** Returns a source of kernels, one for each thread. */
    abstract Supplier<ProductKernel> kernels(QueryGroup queries, int blockRows);
}
