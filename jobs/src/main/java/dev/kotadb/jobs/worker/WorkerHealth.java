package dev.kotadb.jobs.worker;

/**
 * How a worker is.
 *
 * @param live whether it takes jobs, or ends those that it has
 * @param ready whether it takes jobs
 * @param database whether the database answers
 * @param running how many jobs it works on
 */
record WorkerHealth(boolean live, boolean ready, boolean database, int running) {
    /** As Actuator shows it. */
    record Shown(String status, Components components) {}

    record Components(Component db, Queue queue) {}

    record Component(String status) {}

    record Queue(String status, int running) {}

    Shown answer(boolean up) {
        return new Shown(status(up),
                new Components(new Component(status(database)), new Queue(ready ? "UP" : "OUT_OF_SERVICE", running)));
    }

    private static String status(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
