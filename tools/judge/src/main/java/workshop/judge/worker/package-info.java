/** The child JVMs in which answers run: their command line, the talk with them, their end. */
package workshop.judge.worker;
