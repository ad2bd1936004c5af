package workshop.judge.run;

/** How far to go on in a step that has failed. */
public enum Stop {
    /** All tests run, as under {@code mvn test}. */
    AT_THE_END,
    /** The first failure decides; the step's other tests are left out. */
    AT_FIRST_FAILURE
}
