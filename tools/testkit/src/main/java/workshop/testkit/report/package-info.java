/** The words of the workshop: steps, verdicts, failure texts, and the screen they go to. */
package workshop.testkit.report;
