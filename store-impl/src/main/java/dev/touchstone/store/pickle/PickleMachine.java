package dev.touchstone.store.pickle;

import static dev.touchstone.store.pickle.PickleOpcodes.*;

import dev.touchstone.store.pickle.PickleMemo.Value;
import dev.touchstone.store.pickle.PickleStack.Mark;
import dev.touchstone.store.pickle.PickleStack.Origin;
import dev.touchstone.store.pickle.PickleValue.Plain;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** Executes the opcodes vectors are made of, one at a time, and tells of every element of the outermost sequence. */
final class PickleMachine {
    private static final int ROW_BUFFER = 1 << 16;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_INTEGER_BYTES = 200;

    /** This many elements of the outermost sequence are kept before the earlier half of them is handed over. */
    private static final int PENDING = 64;

    private final FileChannel channel;
    private final PickleInput in;
    private final PickleMemo memo;
    private final RowSink sink;
    private final PickleStack stack = new PickleStack();
    private final PickleFrame frame = new PickleFrame();
    private final NumpyObjects numpy;
    private long opcodeStart;

    /** Takes complete elements of the outermost sequence, in order. */
    @FunctionalInterface
    interface RowSink {
        void accept(PickleValue row) throws IOException;
    }

    PickleMachine(FileChannel channel, PickleInput in, RowSink sink) {
        this(channel, in, new PickleMemo(), sink);
    }

    private PickleMachine(FileChannel channel, PickleInput in, PickleMemo memo, RowSink sink) {
        this.channel = channel;
        this.numpy = new NumpyObjects(stack, channel);
        this.in = in;
        this.memo = memo;
        this.sink = sink;
    }

    /** Executes opcodes up to the next one that is no float; returns false when it was STOP. */
    boolean step() throws IOException {
        long floats = in.position();
        stack.pushFloats(in, memo.next());
        opcodeStart = in.position();
        frame.pass(floats, opcodeStart, 1 + Double.BYTES);
        int opcode = in.readByte();
        if (opcode == STOP) {
            frame.requireEnd(in.position());
            return false;
        }
        if (!pushNumber(opcode) && !pushPayload(opcode) && !memorise(opcode)) {
            combine(opcode);
        }
        frame.pass(opcodeStart, in.position(), in.position() - opcodeStart);
        return true;
    }

    private Origin here() {
        return new Origin(opcodeStart, memo.next());
    }

    private boolean pushNumber(int opcode) throws IOException {
        switch (opcode) {
            case BINFLOAT -> push(in.readDouble());
            case BININT1 -> push(in.readByte());
            case BININT2 -> push(in.readByte() | in.readByte() << 8);
            case BININT -> push(in.readInt());
            case LONG1, LONG4 -> push(integer(in.readLength(opcode == LONG1 ? 1 : Integer.BYTES)));
            case FLOAT -> push(PickleText.number(in.readLine()));
            case LONG -> push(PickleText.integer(in.readLine()));
            case INT -> integerOrTruth(in.readLine());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void push(double number) {
        stack.push(Plain.NUMBER, number, here());
    }

    private void integerOrTruth(String line) {
        if (line.equals("00") || line.equals("01")) {
            stack.push(line.equals("01") ? Plain.TRUE : Plain.FALSE, here());
        } else {
            push(PickleText.integer(line));
        }
    }

    private double integer(long bytes) throws IOException {
        if (bytes > MAX_INTEGER_BYTES) {
            throw new RefusedPickleException("it holds an integer of " + bytes + " bytes");
        }
        return PickleText.integer(in.readBytes((int) bytes));
    }

    private boolean pushPayload(int opcode) throws IOException {
        switch (opcode) {
            case SHORT_BINBYTES, SHORT_BINSTRING -> payload(1, false);
            case BINBYTES, BINSTRING -> payload(Integer.BYTES, false);
            case BINBYTES8, BYTEARRAY8 -> payload(Long.BYTES, false);
            case SHORT_BINUNICODE -> payload(1, true);
            case BINUNICODE -> payload(Integer.BYTES, true);
            case BINUNICODE8 -> payload(Long.BYTES, true);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void payload(int lengthBytes, boolean text) throws IOException {
        Origin origin = here();
        stack.push(Payload.read(in, lengthBytes, text), origin);
    }

    private boolean memorise(int opcode) throws IOException {
        switch (opcode) {
            case MEMOIZE -> put(memo.next());
            case BINPUT -> put(in.readByte());
            case LONG_BINPUT -> put(Integer.toUnsignedLong(in.readInt()));
            case PUT -> put((long) PickleText.integer(in.readLine()));
            case BINGET -> get(in.readByte());
            case LONG_BINGET -> get(Integer.toUnsignedLong(in.readInt()));
            case GET -> get((long) PickleText.integer(in.readLine()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void put(long index) {
        memo.put(index, stack.peek(0), stack.topNumber());
    }

    private void get(long index) throws IOException {
        Origin origin = here();
        Value value = memo.find(index);
        if (value == null) {
            value = readAgain(index);
        }
        if (value.item() instanceof PickleList list) {
            list.use();
        }
        stack.push(value.item(), value.number(), origin);
        handOverEarly();
    }

    /** Returns a value of a row that was handed over, by executing that row once more. */
    private Value readAgain(long index) throws IOException {
        int row = memo.rows().rowOf(index);
        if (row < 0 || memo.depth() == MAX_DEPTH) {
            throw new RefusedPickleException("it refers to something it never memorised");
        }
        PickleInput again = new PickleInput(channel, memo.rows().start(row), ROW_BUFFER);
        PickleMachine machine = new PickleMachine(channel, again, memo.before(row), null);
        while (again.position() < memo.rows().end(row)) {
            if (!machine.step()) {
                throw RefusedPickleException.truncated();
            }
        }
        Value value = machine.memo.find(index);
        if (value == null) {
            throw new RefusedPickleException("it refers to something it never memorised");
        }
        return value;
    }

    private void combine(int opcode) throws IOException {
        switch (opcode) {
            case PROTO -> requireProtocol(in.readByte());
            case FRAME -> frame.begin(opcodeStart, in.position() + Long.BYTES, in.readLength(Long.BYTES));
            case MARK -> stack.mark(here());
            case NONE -> stack.push(Plain.NONE, here());
            case NEWTRUE -> stack.push(Plain.TRUE, here());
            case NEWFALSE -> stack.push(Plain.FALSE, here());
            case EMPTY_LIST -> stack.push(new PickleList(), here());
            case EMPTY_TUPLE -> tuple(0, here());
            case TUPLE1, TUPLE2, TUPLE3 -> shortTuple(opcode - TUPLE1 + 1);
            case TUPLE -> tuple();
            case LIST -> list();
            case APPEND -> appendOne();
            case APPENDS -> append(stack.popMark().size());
            case GLOBAL -> stack.push(NumpyName.of(in.readLine(), in.readLine()), here());
            case STACK_GLOBAL -> numpy.name();
            case REDUCE -> numpy.reduce(opcodeStart);
            case BUILD -> numpy.build();
            default ->
                throw new RefusedPickleException(
                        "it holds opcode 0x" + Integer.toHexString(opcode) + ", which no vector needs");
        }
        handOverEarly();
    }

    private static void requireProtocol(int version) {
        if (version > 5) {
            throw new RefusedPickleException("it is of protocol " + version + "; 0 to 5 are known");
        }
    }

    private void shortTuple(int elements) {
        stack.peek(elements - 1);
        int from = stack.size() - elements;
        tuple(elements, stack.originAt(from));
    }

    private void tuple(int elements, Origin origin) {
        stack.push(stack.tupleFrom(stack.size() - elements), origin);
    }

    /** The outermost tuple is handed over element by element and leaves an empty list behind, as if it had been one. */
    private void tuple() throws IOException {
        Mark mark = stack.popMark();
        if (isOutermost(mark)) {
            handOver(0, stack.size());
            stack.push(new PickleList(), mark.origin());
        } else {
            stack.push(stack.tupleFrom(mark.size()), mark.origin());
        }
    }

    private void list() throws IOException {
        Mark mark = stack.popMark();
        if (isOutermost(mark) && !stack.numbersFrom(0)) {
            handOver(0, stack.size());
        }
        PickleList list = new PickleList();
        requireNumbers(mark.size());
        list.append(stack.numbers(), mark.size(), stack.size());
        stack.truncate(mark.size());
        stack.push(list, mark.origin());
    }

    private boolean isOutermost(Mark mark) {
        return sink != null && stack.marks() == 0 && mark.size() == 0;
    }

    private void appendOne() throws IOException {
        stack.peek(1);
        append(stack.size() - 1);
    }

    /** Appends everything from an index on to the list below it. */
    private void append(int from) throws IOException {
        if (from < 1 || from > stack.size() || !(stack.itemAt(from - 1) instanceof PickleList list)) {
            throw RefusedPickleException.truncated();
        }
        list.requireUnused();
        boolean outermost = sink != null && from == 1 && stack.marks() == 0 && list.isEmpty();
        if (outermost && !stack.numbersFrom(from)) {
            handOver(from, stack.size());
            return;
        }
        requireNumbers(from);
        list.append(stack.numbers(), from, stack.size());
        stack.truncate(from);
    }

    private void requireNumbers(int from) {
        if (!stack.numbersFrom(from)) {
            int pending = Math.max(0, from - 1 - Math.max(0, rowBase()));
            throw new RefusedPickleException(
                    "vector " + (memo.rows().count() + pending) + " holds something that is not a number");
        }
    }

    /** Index of the first element of the outermost sequence; −1 while there is none. */
    private int rowBase() {
        if (sink == null || stack.size() == 0) {
            return -1;
        }
        if (stack.marks() > 0 && stack.lowestMark() == 0) {
            return 0;
        }
        return stack.itemAt(0) instanceof PickleList list && list.isEmpty() ? 1 : -1;
    }

    /** Elements with many others behind them are complete: no opcode reaches below the topmost few. */
    private void handOverEarly() throws IOException {
        int base = rowBase();
        if (base >= 0 && stack.size() - base > PENDING && stack.marks() == 1 && stack.lowestMark() == base) {
            handOver(base, base + PENDING / 2);
        }
    }

    private void handOver(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            long end = i + 1 < stack.size() ? stack.originAt(i + 1).start() : opcodeStart;
            PickleValue row = stack.itemAt(i);
            sink.accept(row);
            memo.rows().add(stack.originAt(i), end);
        }
        long first = to < stack.size() ? stack.originAt(to).memo() : memo.next();
        stack.remove(from, to);
        memo.forgetBefore(first);
    }

    /** Returns what is left when the pickle has ended: one value. */
    PickleValue root() throws IOException {
        if (stack.size() != 1 || stack.marks() != 0) {
            throw RefusedPickleException.truncated();
        }
        if (!in.atEnd()) {
            throw new RefusedPickleException("it goes on after its end; restore it from a backup");
        }
        return stack.peek(0);
    }
}
