/** What ./workshop starts: it waits for saves, has steps judged, and shows what comes of them. */
package workshop.console;
