/** Answers in, a verdict a step out: the judge that others call, and the warm one for somebody who waits. */
package workshop.judge;
