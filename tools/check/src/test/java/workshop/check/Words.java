package workshop.check;

import workshop.testkit.report.FailureText;

/** Texts without regard to where their lines are broken. */
final class Words {

    static String in(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The part of a failure text that only this run can know: without the title, and the reason and the link after it. */
    static String observedIn(FailureText text) {
        return in(text.youDid() + " " + text.kafkaSaw());
    }

    private Words() {}
}
