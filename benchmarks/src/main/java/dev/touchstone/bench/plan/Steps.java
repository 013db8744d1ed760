package dev.touchstone.bench.plan;

import dev.touchstone.dataset.Progress;

/** The steps of a plan, each remembered or run; while one runs, all progress says how many are left and about how long. */
public final class Steps implements Progress {
    private final Checkpoint checkpoint;
    private final PlanSteps plan;
    private final Agenda agenda;
    private final Progress next;
    private volatile String where = "";

    private Steps(Checkpoint checkpoint, PlanSteps plan, Progress next) {
        this.checkpoint = checkpoint;
        this.plan = plan;
        this.agenda = new Agenda(plan.all(), System::nanoTime);
        this.next = next;
    }

    /**
     * The steps of a plan.
     *
     * @param checkpoint what is measured already
     * @param secondServer whether a second server can be started
     * @param next is told what is being done
     */
    public static Steps of(PlanSettings settings, Checkpoint checkpoint, boolean secondServer, Progress next) {
        return new Steps(checkpoint, new PlanSteps(settings, secondServer), next);
    }

    /** The steps there are. */
    PlanSteps plan() {
        return plan;
    }

    /** Forgets what was measured. */
    void forget() {
        checkpoint.delete();
    }

    /** The result of a step: remembered, or worked out and kept. */
    <T> T once(PlanStep<T> step, Checkpoint.Work<T> work) throws InterruptedException {
        if (checkpoint.has(step.name())) {
            agenda.skip(step);
            return checkpoint.once(step.name(), step.result(), work);
        }
        where = agenda.begin(step);
        T result = checkpoint.once(step.name(), step.result(), work);
        agenda.end(step);
        return result;
    }

    @Override
    public void advanced(String step, long done, long total) {
        next.advanced(step + where, done, total);
    }
}
