package dev.touchstone.bench.oracle;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.nio.FloatBuffer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** All products of queries with corpus rows in one OpenBLAS sgemm on every core: operands and result in memory. */
final class FullProduct {
    private final int documents;
    private final int asked;
    private final int dimension;
    private final FloatBuffer corpus;
    private final FloatBuffer queries;
    private final FloatBuffer products;

    FullProduct(DirectVectors corpus, DirectVectors queries) {
        this.documents = corpus.size();
        this.asked = queries.size();
        this.dimension = corpus.dimension();
        this.corpus = corpus.components();
        this.queries = queries.components();
        this.products = DirectVectors.room((long) documents * asked);
    }

    void run() {
        openblas_nolapack.blas_set_num_threads(Runtime.getRuntime().availableProcessors());
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                asked,
                documents,
                dimension,
                1,
                queries,
                dimension,
                corpus,
                dimension,
                0,
                products,
                documents);
    }
}
