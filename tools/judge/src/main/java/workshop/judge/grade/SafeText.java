package workshop.judge.grade;

/** Text that came from a submission, without what would move a terminal's cursor or what no XML may hold. */
final class SafeText {

    /** The text with a question mark for every such character; lines and tabs stay. */
    static String text(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(c -> plain.appendCodePoint(isPlain(c) ? c : '?'));
        return plain.toString();
    }

    private static boolean isPlain(int c) {
        return c == '\n'
                || c == '\t'
                || !Character.isISOControl(c)
                        && Character.getType(c) != Character.SURROGATE
                        && c != 0xFFFE
                        && c != 0xFFFF;
    }

    private SafeText() {}
}
