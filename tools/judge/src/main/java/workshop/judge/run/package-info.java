/** Runs the tests of one step in this JVM, and ends what they leave running. */
package workshop.judge.run;
