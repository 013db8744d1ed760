package dev.touchstone.dataset.truth;

/** The product of every corpus row with itself, known once the row was read; safe for use by many threads. */
final class RowSquares {
    private final double[] squares;

    RowSquares(int rows) {
        this.squares = new double[rows];
    }

    void set(int row, double square) {
        squares[row] = square;
    }

    double get(int row) {
        return squares[row];
    }
}
