package dev.touchstone.report.gate.evidence;

import dev.touchstone.report.ReportException;
import java.util.ArrayList;
import java.util.List;

/** Scores as {@code recall.csv}: one line a round and query. */
final class ScoreTable {
    static final String FILE = "recall.csv";

    private static final String HEADER = "round,query,expected,returned,hits";
    private static final int COLUMNS = 5;

    private ScoreTable() {}

    static String write(Answers answers) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        for (int round = 0; round < answers.rounds().size(); round++) {
            for (QueryScore score : answers.rounds().get(round)) {
                csv.append(round + 1).append(',').append(score.query()).append(',');
                csv.append(score.expected())
                        .append(',')
                        .append(score.returned())
                        .append(',');
                csv.append(score.hits()).append('\n');
            }
        }
        return csv.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws ReportException naming the line that is no score
     */
    static Answers read(String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER) || !csv.endsWith("\n")) {
            throw new ReportException(FILE + " does not begin with " + HEADER + " or is cut off; measure again");
        }
        List<List<QueryScore>> rounds = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            int[] row = numbers(lines.get(line), line + 1);
            if (row[0] == rounds.size() + 1) {
                rounds.add(new ArrayList<>());
            } else if (row[0] != rounds.size()) {
                throw damaged(line + 1);
            }
            rounds.get(row[0] - 1).add(new QueryScore(row[1], row[2], row[3], row[4]));
        }
        return new Answers(rounds);
    }

    private static int[] numbers(String line, int number) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw damaged(number);
        }
        int[] row = new int[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            if (!cells[i].matches("[0-9]{1,9}")) {
                throw damaged(number);
            }
            row[i] = Integer.parseInt(cells[i]);
        }
        return row;
    }

    private static ReportException damaged(int line) {
        return new ReportException(FILE + " line " + line + " is no score of the next query; measure again");
    }
}
