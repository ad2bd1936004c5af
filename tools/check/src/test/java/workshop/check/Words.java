package workshop.check;

import workshop.testkit.report.FailureText;

/** Texts without regard to where their lines are broken. */
final class Words {

    static String in(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /**
     * The part of a failure text that only this run can know, with the label between its halves: without the title, and
     * without the reason and the link after it.
     */
    static String observedIn(FailureText text) {
        return in(text.youDid() + " kafka saw " + text.kafkaSaw());
    }

    private Words() {}
}
