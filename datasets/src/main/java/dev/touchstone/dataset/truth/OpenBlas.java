package dev.touchstone.dataset.truth;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/** Multiplies with OpenBLAS: one multiplication a thread, each on that thread alone. */
final class OpenBlas {
    private OpenBlas() {}

    /** Returns whether the libraries are there for this platform. */
    static boolean isAvailable() {
        return Library.LOADED;
    }

    /** Returns a source of kernels that share the queries. */
    static Supplier<ProductKernel> kernels(QueryGroup queries, int blockRows) {
        if (!isAvailable()) {
            throw new UnsupportedOperationException("OpenBLAS has no library for " + Loader.getPlatform());
        }
        openblas_nolapack.blas_set_num_threads(1);
        FloatBuffer left = direct(queries.size() * queries.dimension());
        for (int query = 0; query < queries.size(); query++) {
            left.put(query * queries.dimension(), queries.vector(query));
        }
        return () -> new Kernel(left, queries, blockRows);
    }

    /** Returns room for numbers outside the heap. */
    static FloatBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Loads the libraries once. */
    private static final class Library {
        static final boolean LOADED = load();

        private static boolean load() {
            try {
                Loader.load(openblas_nolapack.class);
                return true;
            } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
                return false; // a platform without them: Products.JAVA takes over, and runs say so
            }
        }
    }

    /** One thread's products. */
    private static final class Kernel implements ProductKernel {
        private final FloatBuffer queries;
        private final int size;
        private final int dimension;
        private final FloatBuffer products;
        private int count;

        Kernel(FloatBuffer queries, QueryGroup group, int blockRows) {
            this.queries = queries;
            this.size = group.size();
            this.dimension = group.dimension();
            this.products = direct(blockRows * size);
        }

        @Override
        public void multiply(FloatBuffer rows, int rowCount) {
            count = rowCount;
            cblas_sgemm(
                    CblasRowMajor,
                    CblasNoTrans,
                    CblasTrans,
                    size,
                    count,
                    dimension,
                    1,
                    queries,
                    dimension,
                    rows,
                    dimension,
                    0,
                    products,
                    count);
        }

        @Override
        public void products(int query, float[] into) {
            products.get(query * count, into, 0, count);
        }
    }
}
