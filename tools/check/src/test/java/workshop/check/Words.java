package workshop.check;

/** Texts without regard to where their lines are broken. */
final class Words {

    private static final String WHY = "\n  why  ";

    static String in(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The part of a failure text that only this run can know: without the title before it, and the reason and the link after it. */
    static String observedIn(String failureText) {
        int from = Math.max(0, failureText.indexOf("\n\n"));
        int to = failureText.indexOf(WHY);
        return in(failureText.substring(from, to < from ? failureText.length() : to));
    }

    private Words() {}
}
