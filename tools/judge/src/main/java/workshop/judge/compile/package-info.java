/** Compiles one step's answer and test. */
package workshop.judge.compile;
