/** Where the testkit meets JUnit: extensions that say what a test ended with, and the summary of a run. */
package workshop.testkit.junit;
